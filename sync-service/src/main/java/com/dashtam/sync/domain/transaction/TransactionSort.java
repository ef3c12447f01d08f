package com.dashtam.sync.domain.transaction;

import com.dashtam.sync.domain.transaction.TransactionHistory.Position;
import java.util.Arrays;

/** The orders in which transactions are listed; equal ones are in the order of their ids. */
public enum TransactionSort {
    NEWEST_FIRST("-date", Key.DATE),
    OLDEST_FIRST("date", Key.DATE),
    /** By number, whatever the currency. */
    LARGEST_FIRST("-amount", Key.AMOUNT),
    SMALLEST_FIRST("amount", Key.AMOUNT);

    /** What is compared. */
    public enum Key {
        DATE,
        AMOUNT
    }

    private final String text;
    private final Key key;

    TransactionSort(String text, Key key) {
        this.text = text;
        this.key = key;
    }

    public String text() {
        return text;
    }

    public Key key() {
        return key;
    }

    public boolean isDescending() {
        return text.startsWith("-");
    }

    /** Where a transaction stands in this order. */
    public Position positionOf(Transaction transaction) {
        return switch (key) {
            case DATE -> new Position.OnDate(transaction.date(), transaction.id());
            case AMOUNT -> new Position.OfAmount(transaction.amount().amount(), transaction.id());
        };
    }

    /** The value of a text that {@link #text()} gave. */
    public static TransactionSort parse(String text) {
        return Arrays.stream(values())
                .filter(sort -> sort.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no order: " + text));
    }
}
