package com.dashtam.sync.domain.account;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What is known of an account, and of which days that is, where a file said so.
 *
 * @param balanceAsOf of the balances
 */
public record Stated(
        BigDecimal balance,
        Optional<BigDecimal> availableBalance,
        Optional<LocalDate> balanceAsOf,
        Optional<LocalDate> holdingsAsOf) {}
