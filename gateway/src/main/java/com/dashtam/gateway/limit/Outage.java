package com.dashtam.gateway.limit;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Remembers whether something is away, so that one failure after another is not waited for: after
 * some failures in a row it counts as away until somebody reports that it is back.
 */
final class Outage {

    private final int tolerated;
    private final AtomicInteger failuresInARow = new AtomicInteger();

    /**
     * @param failures in a row that begin an outage
     */
    Outage(int failures) {
        this.tolerated = failures;
    }

    boolean isOngoing() {
        return failuresInARow.get() >= tolerated;
    }

    /**
     * @return whether this failure began the outage
     */
    boolean failed() {
        int failures = failuresInARow.updateAndGet(count -> Math.min(count + 1, tolerated + 1));
        return failures == tolerated;
    }

    /**
     * @return whether this success ended an outage
     */
    boolean succeeded() {
        return failuresInARow.getAndSet(0) >= tolerated;
    }
}
