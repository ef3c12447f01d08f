package com.dashtam.sync.domain.transaction;

import com.dashtam.kernel.feed.NormalizedTransaction.SecurityDetails;
import com.dashtam.kernel.feed.TransactionStatus;
import com.dashtam.kernel.feed.TransactionSubtype;
import com.dashtam.kernel.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that happened in an account.
 *
 * @param amount what the account gained (positive) or lost (negative)
 * @param security what was traded; its prices are in the currency of the amount
 */
public record Transaction(
        UUID id,
        UUID accountId,
        String providerTransactionId,
        TransactionSubtype subtype,
        TransactionStatus status,
        Money amount,
        String description,
        LocalDate date,
        Optional<LocalDate> settlementDate,
        Optional<SecurityDetails> security,
        Annotations annotations,
        Instant createdAt,
        Instant updatedAt) {}
