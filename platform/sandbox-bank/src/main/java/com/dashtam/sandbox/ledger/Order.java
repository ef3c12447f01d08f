package com.dashtam.sandbox.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** A row that a test wants booked. */
public record Order(
        Optional<String> id,
        Direction direction,
        Cents amount,
        String type,
        String description,
        boolean pending,
        Instant madeAt) {

    /** Milliseconds are what FDX timestamps and page keys carry. */
    public Order {
        madeAt = madeAt.truncatedTo(ChronoUnit.MILLIS);
    }

    Transaction row(String rowId) {
        return new Transaction(
                rowId,
                null,
                direction,
                amount,
                type,
                description,
                null,
                null,
                madeAt,
                pending ? null : madeAt,
                null,
                null);
    }
}
