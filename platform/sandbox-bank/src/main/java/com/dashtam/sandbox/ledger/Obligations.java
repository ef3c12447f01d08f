package com.dashtam.sandbox.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What recurs on set days: pay, rent, bills, transfers, the card's balance, interest and fees. */
final class Obligations {
    private static final int PAY_PERIOD_DAYS = 14;
    private static final int PAY_PHASE = 1;
    private static final int ANNUAL_FEE_DAY_OF_YEAR = 200;
    private static final Cents CHECKING_TARGET = new Cents(9_000_00);
    private static final Cents LEAST_SAVED = new Cents(400_00);
    private static final BigDecimal SAVINGS_MONTHLY_RATE = new BigDecimal("0.0012");
    private static final BigDecimal EURO_MONTHLY_RATE = new BigDecimal("0.0014");

    private final Books books;
    private final Cents salary;
    private final Cents rent;

    Obligations(Books books, Draws draws) {
        this.books = books;
        this.salary = draws.amount(3_150_00, 3_900_00);
        this.rent = draws.amount(1_550_00, 1_980_00);
    }

    void on(LocalDate day, Draws draws) {
        Instant at = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        if (Math.floorMod(day.toEpochDay(), PAY_PERIOD_DAYS) == PAY_PHASE) {
            checking(Entry.credit(salary, "DIRECTDEPOSIT", "HELIOGRAPH LABS PAYROLL"), at);
        }
        if (day.getDayOfYear() == ANNUAL_FEE_DAY_OF_YEAR) {
            Entry fee = Entry.debit(new Cents(45_00), "FEE", "ANNUAL CARD FEE");
            books.of(AccountKind.CARD).post(fee, at);
        }
        if (day.getDayOfMonth() == day.lengthOfMonth()) {
            monthEnd(at);
        }
        dayOfMonth(day.getDayOfMonth(), at, draws);
    }

    private void dayOfMonth(int day, Instant at, Draws draws) {
        switch (day) {
            case 1 -> checking(Entry.debit(rent, "BILLPAYMENT", "MAPLE COURT RENT"), at);
            case 2 -> transfers(at, draws);
            case 5 -> bill(draws.amount(48_00, 132_00), "CITY POWER & LIGHT", at);
            case 8 -> bill(new Cents(59_99), "FIBERWAY INTERNET", at);
            case 12 -> bill(new Cents(45_00), "PINGTEL MOBILE", at);
            case 15 -> bill(new Cents(118_40), "GUARDIAN AUTO INSURANCE", at);
            case 25 -> payCard(at);
            default -> {}
        }
    }

    private void transfers(Instant at, Draws draws) {
        long spare = books.of(AccountKind.CHECKING).balance().value() - CHECKING_TARGET.value();
        Cents saved = new Cents(Math.max(LEAST_SAVED.value(), spare / 100_00 * 100_00));
        checking(Entry.debit(saved, "TRANSFER", "TRANSFER TO GROWTH SAVINGS"), at);
        books.of(AccountKind.SAVINGS)
                .post(Entry.credit(saved, "TRANSFER", "TRANSFER FROM EVERYDAY CHECKING"), at);

        Cents euros = new Cents(250_00);
        Cents dollars = euros.perMille(draws.between(1_060, 1_120));
        checking(
                Entry.debit(dollars, "TRANSFER", "TRANSFER TO TRAVEL SAVINGS EUR")
                        .against(new Foreign(euros, "EUR")),
                at);
        books.of(AccountKind.EURO_SAVINGS)
                .post(
                        Entry.credit(euros, "TRANSFER", "TRANSFER FROM EVERYDAY CHECKING")
                                .against(new Foreign(dollars, "USD")),
                        at);
    }

    /** Pays what the posted rows of the card come to. */
    private void payCard(Instant at) {
        AccountBook card = books.of(AccountKind.CARD);
        Cents owed = card.balance().negated();
        if (owed.value() > 0) {
            checking(Entry.debit(owed, "BILLPAYMENT", "CASHBACK CARD AUTOPAY"), at);
            card.post(Entry.credit(owed, "PAYMENT", "AUTOPAY PAYMENT THANK YOU"), at);
        }
    }

    private void monthEnd(Instant at) {
        checking(Entry.debit(new Cents(4_95), "FEE", "MONTHLY MAINTENANCE FEE"), at);
        interest(AccountKind.SAVINGS, SAVINGS_MONTHLY_RATE, at);
        interest(AccountKind.EURO_SAVINGS, EURO_MONTHLY_RATE, at);
    }

    private void interest(AccountKind kind, BigDecimal rate, Instant at) {
        AccountBook book = books.of(kind);
        Cents earned = Cents.rounded(book.balance().amount().multiply(rate));
        if (earned.value() > 0) {
            book.post(Entry.credit(earned, "INTEREST", "INTEREST PAID"), at);
        }
    }

    private void bill(Cents amount, String payee, Instant at) {
        checking(Entry.debit(amount, "BILLPAYMENT", payee).at(payee, "4900"), at);
    }

    private void checking(Entry entry, Instant at) {
        books.of(AccountKind.CHECKING).post(entry, at);
    }
}
