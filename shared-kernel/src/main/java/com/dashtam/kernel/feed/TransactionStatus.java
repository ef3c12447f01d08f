package com.dashtam.kernel.feed;

import java.util.Locale;

/** Whether a transaction may still change. */
public enum TransactionStatus {
    PENDING,
    SETTLED,
    FAILED,
    CANCELLED;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The value of a text that {@link #text()} made. */
    public static TransactionStatus parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
