package com.dashtam.sync.domain.holding;

import com.dashtam.kernel.feed.AssetType;
import java.util.Optional;
import java.util.UUID;

/**
 * Which of a user's holdings are wanted; the conditions combine.
 *
 * @param symbol in upper or lower case
 */
public record HoldingFilter(
        UUID userId,
        Optional<UUID> accountId,
        Optional<AssetType> type,
        Optional<String> symbol,
        boolean activeOnly) {

    public static HoldingFilter all(UUID userId) {
        return new HoldingFilter(
                userId, Optional.empty(), Optional.empty(), Optional.empty(), false);
    }
}
