package com.dashtam.sync.domain.transaction;

import com.dashtam.kernel.feed.PageHash;
import com.dashtam.kernel.feed.TransactionStatus;
import com.dashtam.kernel.feed.TransactionSubtype;
import com.dashtam.kernel.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a transaction comes from and what it said before.
 *
 * @param source of its present values; absent of what was read before sources were kept
 * @param formerIdentifiers under which the institution has told of it
 * @param revisions the newest first
 */
public record TransactionPast(
        UUID transactionId,
        Optional<Source> source,
        List<String> formerIdentifiers,
        List<Revision> revisions) {

    public TransactionPast {
        formerIdentifiers = List.copyOf(formerIdentifiers);
        revisions = List.copyOf(revisions);
    }

    /**
     * The reading that told of it.
     *
     * @param page absent where it was not shown
     * @param pageHash of that page as the institution sent it, or of the file; absent where it was
     *     read before hashes were kept
     */
    public record Source(
            UUID connectionId,
            String institution,
            UUID jobId,
            Optional<Integer> page,
            Optional<PageHash> pageHash,
            Instant readAt) {}

    /** What it said until it was replaced. */
    public record Revision(
            Instant replacedAt,
            String providerTransactionId,
            TransactionSubtype subtype,
            TransactionStatus status,
            Money amount,
            String description,
            LocalDate date,
            Optional<LocalDate> settlementDate) {}
}
