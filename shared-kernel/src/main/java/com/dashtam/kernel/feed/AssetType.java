package com.dashtam.kernel.feed;

import java.util.Locale;

/** The kinds of security and of whatever else can be held. */
public enum AssetType {
    EQUITY,
    ETF,
    OPTION,
    MUTUAL_FUND,
    FIXED_INCOME,
    FUTURES,
    CRYPTOCURRENCY,
    CASH_EQUIVALENT,
    INDEX,
    FOREX,
    OTHER;

    /** The form used in contracts and tables, e.g. {@code mutual_fund}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The value of a text that {@link #text()} made. */
    public static AssetType parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
