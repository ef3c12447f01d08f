package com.dashtam.sync.domain.transaction;

import com.dashtam.kernel.feed.TransactionStatus;
import com.dashtam.kernel.feed.TransactionType;
import java.util.Optional;
import java.util.UUID;

/** Which of a user's transactions are wanted; the conditions combine. */
public record TransactionFilter(
        UUID userId,
        Optional<UUID> accountId,
        Optional<TransactionType> type,
        Optional<TransactionStatus> status,
        DateWindow window) {

    public static TransactionFilter all(UUID userId) {
        return new TransactionFilter(
                userId,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                DateWindow.EVERYTHING);
    }
}
