package com.dashtam.kernel.feed;

import java.util.Locale;

/** The kinds of transaction. */
public enum TransactionType {
    TRADE,
    TRANSFER,
    INCOME,
    FEE,
    OTHER;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
