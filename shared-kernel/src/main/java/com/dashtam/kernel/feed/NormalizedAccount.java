package com.dashtam.kernel.feed;

import com.dashtam.kernel.money.Currency;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * An account as provider-service hands it on, whatever institution it came from.
 *
 * @param providerAccountId the institution's identifier, at most 255 characters
 * @param numberMasked at most the last four characters of the account number, after {@code ****}
 * @param type an account type of the contract, {@code other} when the institution's is unknown
 * @param balance what the user owns (positive) or owes (negative)
 */
public record NormalizedAccount(
        String providerAccountId,
        String numberMasked,
        String name,
        AccountType type,
        Currency currency,
        BigDecimal balance,
        Optional<BigDecimal> availableBalance,
        boolean active) {}
