package com.dashtam.gateway.limit;

import java.time.Duration;

/** What a bucket says to one request. */
sealed interface Verdict {

    /**
     * @param untilFull when the bucket is full again if nobody takes from it
     */
    record Allowed(int limit, int remaining, Duration untilFull) implements Verdict {}

    /**
     * @param untilNext when the next token comes
     */
    record Denied(int limit, Duration untilFull, Duration untilNext) implements Verdict {}

    /** Nobody can tell, so the request passes. */
    record Unknown() implements Verdict {}

    /** Nobody can tell, so the request does not pass. */
    record Unavailable(Duration retryAfter) implements Verdict {}

    static Verdict allowed(Policy policy, int remaining) {
        return new Allowed(
                policy.capacity(), remaining, policy.refillTime(policy.capacity() - remaining));
    }

    static Verdict denied(Policy policy, Duration untilNext) {
        return new Denied(policy.capacity(), policy.refillTime(policy.capacity()), untilNext);
    }
}
