package com.dashtam.sync.domain.account;

import com.dashtam.kernel.feed.AccountType;
import com.dashtam.kernel.money.Money;
import com.dashtam.sync.domain.page.NamePosition;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An account as it was when it was last read.
 *
 * @param balance what the user owns (positive) or owes (negative)
 * @param availableBalance in the currency of the balance
 * @param joinedTo the account that leads this one; absent when it stands for itself
 */
public record Account(
        UUID id,
        UUID connectionId,
        String providerAccountId,
        String numberMasked,
        String name,
        AccountType type,
        Money balance,
        Optional<Money> availableBalance,
        boolean active,
        AccountSettings settings,
        Optional<UUID> joinedTo,
        Optional<Instant> lastSyncedAt,
        Instant createdAt,
        Instant updatedAt) {

    public NamePosition position() {
        return NamePosition.of(name, id);
    }
}
