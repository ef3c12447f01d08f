package com.dashtam.gateway.sse;

/** What becomes of a request for a stream. */
sealed interface Opening {

    record Opened(EventStream stream) implements Opening {}

    /** The user has as many as one may have. */
    record TooMany(int limit) implements Opening {}

    /** This instance has as many as it can serve. */
    record Full() implements Opening {}

    record SessionEnded() implements Opening {}
}
