package com.dashtam.sync.domain.account;

import com.dashtam.kernel.feed.AccountType;
import java.util.Optional;
import java.util.UUID;

/**
 * Which of a user's accounts are wanted; the conditions combine.
 *
 * @param joinedToo whether those are, too, that are joined to others
 */
public record AccountFilter(
        UUID userId,
        Optional<UUID> connectionId,
        Optional<AccountType> type,
        boolean activeOnly,
        boolean joinedToo) {

    public static AccountFilter all(UUID userId) {
        return new AccountFilter(userId, Optional.empty(), Optional.empty(), false, true);
    }

    public static AccountFilter ofConnection(UUID userId, UUID connectionId) {
        return new AccountFilter(userId, Optional.of(connectionId), Optional.empty(), false, true);
    }
}
