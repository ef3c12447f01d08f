package com.dashtam.kernel.feed;

/**
 * One line of the newline-delimited JSON between provider-service and sync-service. A stream is
 * whole only if it ends with {@link End}; anything else was cut off.
 */
public sealed interface FeedLine {

    /** The media type of the stream. */
    String MEDIA_TYPE = "application/x-ndjson";

    record Account(NormalizedAccount account) implements FeedLine {}

    record Transaction(NormalizedTransaction transaction) implements FeedLine {}

    /** A page of the institution's is complete; what came before may be merged. */
    record PageEnd() implements FeedLine {}

    /** Everything was sent. */
    record End() implements FeedLine {}

    /** The institution failed after the answer had begun. */
    record Failure(FeedFailure reason, java.util.Optional<Integer> retryAfterSeconds)
            implements FeedLine {}
}
