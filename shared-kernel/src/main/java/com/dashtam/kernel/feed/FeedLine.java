package com.dashtam.kernel.feed;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * One line of the newline-delimited JSON between provider-service and sync-service. A stream is
 * whole only if it ends with {@link End}; one that ends with {@link Failure} or with neither was
 * cut off, and only what stands before its last {@link PageEnd} may be merged.
 */
public sealed interface FeedLine {

    /** The media type of the stream. */
    String MEDIA_TYPE = "application/x-ndjson";

    /** How many characters a bookmark may have. */
    int LONGEST_BOOKMARK = 1_024;

    /**
     * The connection that a file was read for; the first line of a statement's stream.
     *
     * @param transactions at most how many lines of that kind there will be
     */
    record Connection(UUID connectionId, String providerSlug, Optional<Integer> transactions)
            implements FeedLine {}

    /**
     * @param balanceTold whether the balance is known; a file may tell of transactions alone
     * @param asOf of which day the balance is, where a file says so
     */
    record Account(NormalizedAccount account, boolean balanceTold, Optional<LocalDate> asOf)
            implements FeedLine {

        public Account(NormalizedAccount account) {
            this(account, true, Optional.empty());
        }
    }

    record Transaction(NormalizedTransaction transaction) implements FeedLine {}

    /** The institution says that this transaction is gone. It belongs to its page. */
    record Removed(String providerAccountId, String providerTransactionId) implements FeedLine {}

    /**
     * From where the next reading of the transactions may go on; at most one, after the last page.
     * A stream that has it tells by itself what is gone; one without it lists all that there is in
     * the days that were asked for.
     *
     * @param text the institution's own, of {@value #LONGEST_BOOKMARK} characters at most
     */
    record Bookmark(String text) implements FeedLine {}

    /**
     * Everything that an account holds follows, as far as the next line of this kind or the end:
     * what was held before and is not among it is held no more.
     *
     * @param asOf of which day that is, where a file says so
     */
    record HoldingsOf(String providerAccountId, Optional<LocalDate> asOf) implements FeedLine {

        public HoldingsOf(String providerAccountId) {
            this(providerAccountId, Optional.empty());
        }
    }

    record Holding(NormalizedHolding holding) implements FeedLine {}

    /** How a table is read; after the connection, or first where there is none. */
    record Table(TableReading reading) implements FeedLine {}

    /** A record of a file that was left out; the end of the page counts it too. */
    record Omission(LeftOut leftOut) implements FeedLine {}

    /**
     * The end of a preview, which shows only the first records.
     *
     * @param transactions how many can be read
     * @param holdings how many can be read
     */
    record Preview(int transactions, int holdings) implements FeedLine {}

    /**
     * A page of the institution's is complete; what came before may be merged.
     *
     * @param unreadable how many records of the page were left out because they cannot be read
     * @param hash of what the institution sent; absent where it sent nothing that became a page,
     *     and in lines of writers from before there were hashes
     */
    record PageEnd(int unreadable, Optional<PageHash> hash) implements FeedLine {

        public PageEnd() {
            this(0, Optional.empty());
        }
    }

    /** Everything was sent. */
    record End() implements FeedLine {}

    /** The institution failed after the answer had begun. */
    record Failure(FeedFailure reason, Optional<Integer> retryAfterSeconds) implements FeedLine {

        public static Failure of(FeedFailure reason) {
            return new Failure(reason, Optional.empty());
        }
    }
}
