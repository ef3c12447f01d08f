package com.dashtam.kernel.feed;

import static com.dashtam.kernel.feed.TransactionType.FEE;
import static com.dashtam.kernel.feed.TransactionType.INCOME;
import static com.dashtam.kernel.feed.TransactionType.TRADE;
import static com.dashtam.kernel.feed.TransactionType.TRANSFER;

import java.util.Locale;

/** The kinds of transaction in detail; each belongs to one {@link TransactionType}. */
public enum TransactionSubtype {
    BUY(TRADE),
    SELL(TRADE),
    SHORT_SELL(TRADE),
    BUY_TO_COVER(TRADE),
    EXERCISE(TRADE),
    ASSIGNMENT(TRADE),
    EXPIRATION(TRADE),
    DEPOSIT(TRANSFER),
    WITHDRAWAL(TRANSFER),
    WIRE_IN(TRANSFER),
    WIRE_OUT(TRANSFER),
    TRANSFER_IN(TRANSFER),
    TRANSFER_OUT(TRANSFER),
    INTERNAL(TRANSFER),
    DIVIDEND(INCOME),
    INTEREST(INCOME),
    CAPITAL_GAIN(INCOME),
    DISTRIBUTION(INCOME),
    COMMISSION(FEE),
    ACCOUNT_FEE(FEE),
    MARGIN_INTEREST(FEE),
    OTHER_FEE(FEE),
    ADJUSTMENT(TransactionType.OTHER),
    JOURNAL(TransactionType.OTHER),
    UNKNOWN(TransactionType.OTHER);

    private final TransactionType type;

    TransactionSubtype(TransactionType type) {
        this.type = type;
    }

    public TransactionType type() {
        return type;
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The value of a text that {@link #text()} made. */
    public static TransactionSubtype parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
