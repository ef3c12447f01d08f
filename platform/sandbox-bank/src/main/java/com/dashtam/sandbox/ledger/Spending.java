package com.dashtam.sandbox.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;

/** A customer's purchases of one day, made between opening and closing time. */
final class Spending {
    private static final int OPENING_MINUTE = 8 * 60;
    private static final int CLOSING_MINUTE = 22 * 60;
    private static final int LONGEST_SETTLEMENT_DAYS = 3;
    private static final int REFUND_ONE_DAY_IN = 40;
    private static final int CASH_ONE_DAY_IN = 9;

    private final Books books;

    Spending(Books books) {
        this.books = books;
    }

    void on(LocalDate day, Draws draws) {
        for (int n = draws.between(1, 3); n > 0; n--) {
            buyByCard(day, draws);
        }
        if (draws.oneIn(2)) {
            buyByDebit(day, draws);
        }
        if (draws.oneIn(REFUND_ONE_DAY_IN)) {
            refund(day, draws);
        }
        if (draws.oneIn(CASH_ONE_DAY_IN)) {
            withdraw(day, draws);
        }
    }

    private void buyByCard(LocalDate day, Draws draws) {
        Merchant merchant = draws.pick(Merchant.CARD);
        Cents amount = draws.amount(merchant.leastCents(), merchant.mostCents());
        Cents tip = merchant.tips() ? amount.perMille(draws.between(0, 4) * 50L) : Cents.ZERO;
        books.of(AccountKind.CARD)
                .authorize(
                        Entry.debit(amount, "PURCHASE", shown(merchant))
                                .at(merchant.name(), merchant.mcc()),
                        sometime(day, draws),
                        day.plusDays(draws.between(1, LONGEST_SETTLEMENT_DAYS)),
                        amount.plus(tip));
    }

    private void buyByDebit(LocalDate day, Draws draws) {
        Merchant merchant = draws.pick(Merchant.DEBIT);
        Cents amount = draws.amount(merchant.leastCents(), merchant.mostCents());
        books.of(AccountKind.CHECKING)
                .authorize(
                        Entry.debit(amount, "POSDEBIT", "POS " + shown(merchant))
                                .at(merchant.name(), merchant.mcc()),
                        sometime(day, draws),
                        day.plusDays(draws.between(1, 2)),
                        amount);
    }

    private void refund(LocalDate day, Draws draws) {
        Merchant merchant = draws.pick(Merchant.CARD);
        Cents amount = draws.amount(5_00, 40_00);
        books.of(AccountKind.CARD)
                .post(
                        Entry.credit(amount, "ADJUSTMENT", "REFUND " + shown(merchant))
                                .at(merchant.name(), merchant.mcc()),
                        sometime(day, draws));
    }

    private void withdraw(LocalDate day, Draws draws) {
        Cents amount = new Cents(draws.between(1, 6) * 20_00L);
        books.of(AccountKind.CHECKING)
                .post(
                        Entry.debit(amount, "ATMWITHDRAWAL", "ATM WITHDRAWAL 0417 MAIN ST"),
                        sometime(day, draws));
    }

    private static String shown(Merchant merchant) {
        return merchant.name().toUpperCase(Locale.ROOT);
    }

    private static Instant sometime(LocalDate day, Draws draws) {
        LocalTime time =
                LocalTime.MIDNIGHT.plusMinutes(draws.between(OPENING_MINUTE, CLOSING_MINUTE - 1));
        return day.atTime(time).toInstant(ZoneOffset.UTC);
    }
}
