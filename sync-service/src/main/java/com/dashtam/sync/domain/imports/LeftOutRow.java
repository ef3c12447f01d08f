package com.dashtam.sync.domain.imports;

import com.dashtam.kernel.feed.LeftOut;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.money.Currency;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A record of a file that was left out.
 *
 * @param content what it says, where it could be read and was left out by what is kept
 */
public record LeftOutRow(LeftOut record, Optional<Content> content) {

    /** A transaction, as its institution wrote it. */
    public record Content(
            String identifier,
            LocalDate date,
            BigDecimal amount,
            Currency currency,
            String description) {}

    /** One that could not be read. */
    public static LeftOutRow unread(LeftOut record) {
        return new LeftOutRow(record, Optional.empty());
    }

    /** A transaction that could not be merged. */
    public static LeftOutRow unmerged(Content content, LeftOut.Reason reason) {
        return new LeftOutRow(record(LeftOut.Kind.TRANSACTION, reason), Optional.of(content));
    }

    /** Something of which nothing can be told but why. */
    public static LeftOutRow of(LeftOut.Kind kind, LeftOut.Reason reason) {
        return unread(record(kind, reason));
    }

    private static LeftOut record(LeftOut.Kind kind, LeftOut.Reason reason) {
        return new LeftOut(
                kind,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                reason);
    }

    /** What a transaction says. */
    public static Content contentOf(NormalizedTransaction row) {
        return new Content(
                row.providerTransactionId(),
                row.date(),
                row.amount(),
                row.currency(),
                row.description());
    }
}
