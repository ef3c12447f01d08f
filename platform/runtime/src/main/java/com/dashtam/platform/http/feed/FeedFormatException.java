package com.dashtam.platform.http.feed;

/** A line of a feed is not what {@link FeedCodec} writes; the message holds nothing of the line. */
public final class FeedFormatException extends RuntimeException {

    FeedFormatException(String message, Throwable cause) {
        super(message, cause);
    }

    FeedFormatException(String message) {
        super(message);
    }
}
