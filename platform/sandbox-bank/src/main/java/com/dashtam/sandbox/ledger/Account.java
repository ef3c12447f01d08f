package com.dashtam.sandbox.ledger;

import java.time.Instant;
import java.util.List;

/**
 * An account as it stood at one moment.
 *
 * @param id persistent and opaque, not the account number
 * @param balance the customer's money in posted rows: on a card, what is owed is negative
 * @param pending what the pending rows will do to it
 * @param transactions newest first
 */
public record Account(
        String id,
        AccountKind kind,
        String number,
        Cents balance,
        Cents pending,
        Instant asOf,
        List<Transaction> transactions,
        List<Holding> holdings) {
    private static final int SHOWN_DIGITS = 4;

    public String numberDisplay() {
        return number.substring(number.length() - SHOWN_DIGITS);
    }

    public Cents holdingsValue() {
        return holdings.stream().map(Holding::marketValue).reduce(Cents.ZERO, Cents::plus);
    }
}
