package com.dashtam.sync.domain.holding;

import com.dashtam.kernel.feed.AssetType;
import com.dashtam.kernel.money.Currency;
import java.util.Optional;
import java.util.UUID;

/**
 * Which of a user's holdings are wanted; the conditions combine.
 *
 * @param connectionId of the connection that their account belongs to
 * @param symbol in upper or lower case
 */
public record HoldingFilter(
        UUID userId,
        Optional<UUID> accountId,
        Optional<UUID> connectionId,
        Optional<AssetType> type,
        Optional<String> symbol,
        Optional<Currency> currency,
        boolean activeOnly) {

    public static HoldingFilter all(UUID userId) {
        return of(userId, Optional.empty());
    }

    /** Everything, also what is held no more, of one account where one is told. */
    public static HoldingFilter of(UUID userId, Optional<UUID> accountId) {
        return new HoldingFilter(
                userId,
                accountId,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }
}
