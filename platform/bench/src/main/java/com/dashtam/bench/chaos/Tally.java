package com.dashtam.bench.chaos;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** How many requests were begun, and how they went; for any number of threads. */
public final class Tally {

    private static final long LIMIT_SECONDS = 120;

    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong unavailable = new AtomicLong();
    private final AtomicLong unanswered = new AtomicLong();
    private final Semaphore begun = new Semaphore(0);

    void begin() {
        begun.release();
    }

    void acknowledge() {
        acknowledged.incrementAndGet();
    }

    void refuse() {
        refused.incrementAndGet();
    }

    void meetFailure() {
        unavailable.incrementAndGet();
    }

    void goUnanswered() {
        unanswered.incrementAndGet();
    }

    /** Returns when so many further requests have been begun. */
    void awaitBegun(int further) {
        begun.drainPermits();
        try {
            if (!begun.tryAcquire(further, LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new ChaosException("no request is begun any more");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChaosException("interrupted", e);
        }
    }

    public Counts counts() {
        return new Counts(acknowledged.get(), refused.get(), unavailable.get(), unanswered.get());
    }

    /**
     * @param acknowledged commands that were answered with success
     * @param refused answered with 4xx
     * @param failed answered with 5xx
     * @param unanswered whose connection broke, or that took too long
     */
    public record Counts(long acknowledged, long refused, long failed, long unanswered) {}
}
