package com.dashtam.sync.domain.transaction;

import com.dashtam.kernel.feed.AssetType;
import com.dashtam.kernel.feed.TransactionStatus;
import com.dashtam.kernel.feed.TransactionSubtype;
import com.dashtam.kernel.feed.TransactionType;
import com.dashtam.kernel.money.Currency;
import java.util.Optional;
import java.util.UUID;

/**
 * Which of a user's transactions are wanted; the conditions combine.
 *
 * @param connectionId of the connection that their account belongs to
 * @param symbol in upper or lower case
 */
public record TransactionFilter(
        UUID userId,
        Optional<UUID> accountId,
        Optional<UUID> connectionId,
        Optional<TransactionType> type,
        Optional<TransactionSubtype> subtype,
        Optional<TransactionStatus> status,
        DateWindow window,
        AmountRange amounts,
        Optional<Currency> currency,
        Optional<String> symbol,
        Optional<AssetType> assetType,
        Optional<SearchWords> words) {

    public static TransactionFilter all(UUID userId) {
        return new TransactionFilterBuilder(userId).build();
    }

    public static TransactionFilterBuilder of(UUID userId) {
        return new TransactionFilterBuilder(userId);
    }
}
