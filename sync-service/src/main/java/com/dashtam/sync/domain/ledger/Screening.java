package com.dashtam.sync.domain.ledger;

import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedHolding;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.NormalizedTransaction.SecurityDetails;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Tells the rows that can be kept exactly from those that cannot. Nothing is rounded or cut to fit:
 * such a row is left out and counted.
 */
public record Screening<T>(List<T> accepted, List<T> refused) {

    /** Digits before the decimal point that an amount or a quantity may have. */
    public static final int MAX_INTEGER_DIGITS = 20;

    /** Digits after the decimal point: enough for the smallest unit of any currency in use. */
    public static final int MAX_SCALE = 18;

    public static final int MAX_IDENTIFIER_LENGTH = 255;
    public static final int MAX_TEXT_LENGTH = 1_000;

    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);

    public static Screening<NormalizedAccount> accounts(List<NormalizedAccount> rows) {
        return of(rows, Screening::isSound);
    }

    public static Screening<NormalizedTransaction> transactions(List<NormalizedTransaction> rows) {
        return of(rows, Screening::isSound);
    }

    public static Screening<NormalizedHolding> holdings(List<NormalizedHolding> rows) {
        return of(rows, Screening::isSound);
    }

    private static <T> Screening<T> of(List<T> rows, Predicate<T> sound) {
        var accepted = new ArrayList<T>(rows.size());
        var refused = new ArrayList<T>();
        rows.forEach(row -> (sound.test(row) ? accepted : refused).add(row));
        return new Screening<>(accepted, refused);
    }

    public int rejected() {
        return refused.size();
    }

    private static boolean isSound(NormalizedAccount account) {
        return isIdentifier(account.providerAccountId())
                && isText(account.name())
                && isText(account.numberMasked())
                && fits(account.balance())
                && account.availableBalance().stream().allMatch(Screening::fits);
    }

    public static boolean isSound(NormalizedTransaction transaction) {
        return isIdentifier(transaction.providerAccountId())
                && isIdentifier(transaction.providerTransactionId())
                && isText(transaction.description())
                && fits(transaction.amount())
                && isPlausible(transaction.date())
                && transaction.settlementDate().stream().allMatch(Screening::isPlausible)
                && transaction.security().stream().allMatch(Screening::isSound);
    }

    private static boolean isSound(SecurityDetails security) {
        return security.symbol().stream().allMatch(Screening::isText)
                && security.name().stream().allMatch(Screening::isText)
                && security.quantity().stream().allMatch(Screening::fits)
                && security.unitPrice().stream().allMatch(Screening::fits)
                && security.commission().stream().allMatch(Screening::fits);
    }

    private static boolean isSound(NormalizedHolding holding) {
        return isIdentifier(holding.providerAccountId())
                && isIdentifier(holding.providerHoldingId())
                && isText(holding.name())
                && holding.symbol().stream().allMatch(Screening::isText)
                && fits(holding.quantity())
                && holding.marketValue().stream().allMatch(Screening::fits)
                && holding.costBasis().stream().allMatch(Screening::fits)
                && holding.averagePrice().stream().allMatch(Screening::fits)
                && holding.currentPrice().stream().allMatch(Screening::fits);
    }

    static boolean isIdentifier(String text) {
        return !text.isBlank() && text.length() <= MAX_IDENTIFIER_LENGTH && isStorable(text);
    }

    private static boolean isText(String text) {
        return text.length() <= MAX_TEXT_LENGTH && isStorable(text);
    }

    /** PostgreSQL keeps every character but this one. */
    private static boolean isStorable(String text) {
        return text.indexOf('\0') < 0;
    }

    private static boolean fits(BigDecimal amount) {
        return amount.scale() <= MAX_SCALE
                && amount.precision() - amount.scale() <= MAX_INTEGER_DIGITS;
    }

    private static boolean isPlausible(LocalDate date) {
        return !date.isBefore(EARLIEST) && date.isBefore(LATEST);
    }
}
