package com.dashtam.sync.domain.transaction;

import com.dashtam.kernel.feed.TransactionStatus;
import com.dashtam.kernel.feed.TransactionSubtype;
import com.dashtam.kernel.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A posting that came under the identifier of another, and is not in the ledger.
 *
 * @param transactionId the other, while it is there
 */
public record QuarantinedTransaction(
        UUID id,
        UUID accountId,
        Optional<UUID> transactionId,
        String providerTransactionId,
        TransactionSubtype subtype,
        TransactionStatus status,
        Money amount,
        String description,
        LocalDate date,
        Instant firstSeenAt,
        Instant lastSeenAt) {}
