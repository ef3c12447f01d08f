package com.dashtam.kernel.feed;

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

    /**
     * The connection that a file was read for; the first line of a statement's stream.
     *
     * @param transactions at most how many lines of that kind there will be
     */
    record Connection(UUID connectionId, String providerSlug, Optional<Integer> transactions)
            implements FeedLine {}

    record Account(NormalizedAccount account) implements FeedLine {}

    record Transaction(NormalizedTransaction transaction) implements FeedLine {}

    /**
     * Everything that an account holds follows, as far as the next line of this kind or the end:
     * what was held before and is not among it is held no more.
     */
    record HoldingsOf(String providerAccountId) implements FeedLine {}

    record Holding(NormalizedHolding holding) implements FeedLine {}

    /**
     * A page of the institution's is complete; what came before may be merged.
     *
     * @param unreadable how many records of the page were left out because they cannot be read
     */
    record PageEnd(int unreadable) implements FeedLine {

        public PageEnd() {
            this(0);
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
