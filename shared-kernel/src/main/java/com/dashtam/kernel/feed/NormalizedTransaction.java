package com.dashtam.kernel.feed;

import com.dashtam.kernel.money.Currency;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A transaction as provider-service hands it on.
 *
 * @param providerTransactionId the institution's identifier within the account, at most 255
 *     characters
 * @param amount what the account gained (positive) or lost (negative)
 * @param settles the identifier of the earlier row that became this one, where the institution
 *     tells
 * @param date the day of the transaction in the institution's own calendar
 */
public record NormalizedTransaction(
        String providerAccountId,
        String providerTransactionId,
        Optional<String> settles,
        TransactionSubtype subtype,
        TransactionStatus status,
        BigDecimal amount,
        Currency currency,
        String description,
        LocalDate date,
        Optional<LocalDate> settlementDate,
        Optional<SecurityDetails> security) {

    /** What was traded, for trades and income from securities. */
    public record SecurityDetails(
            Optional<String> symbol,
            Optional<String> name,
            Optional<AssetType> assetType,
            Optional<BigDecimal> quantity,
            Optional<BigDecimal> unitPrice,
            Optional<BigDecimal> commission) {}
}
