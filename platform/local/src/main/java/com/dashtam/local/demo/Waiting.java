package com.dashtam.local.demo;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Asks again and again for what comes about by itself.
 *
 * @param pause between two attempts
 */
record Waiting(Duration limit, Duration pause) {

    /** For what the system does in the background, seen through an operation with a read limit. */
    static final Waiting JOB = new Waiting(Duration.ofSeconds(60), Duration.ofMillis(250));

    /** For what may take no longer than this; at most forty attempts. */
    static final Waiting ONE_SECOND = new Waiting(Duration.ofSeconds(1), Duration.ofMillis(25));

    /**
     * @param what is awaited, asked for when it has not come
     * @throws DemoFailure when the limit is over
     */
    <T> T until(Supplier<String> what, Supplier<Optional<T>> attempt) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            Optional<T> found = attempt.get();
            if (found.isPresent()) {
                return found.get();
            }
            if (System.nanoTime() > deadline) {
                throw new DemoFailure(
                        "%d s were not enough for %s".formatted(limit.toSeconds(), what.get()));
            }
            rest();
        }
    }

    <T> T until(String what, Supplier<Optional<T>> attempt) {
        return until(() -> what, attempt);
    }

    private void rest() {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("interrupted", e);
        }
    }
}
