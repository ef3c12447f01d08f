package com.dashtam.bench.speed;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits, where time itself is what is measured. */
final class Pause {

    private Pause() {}

    static void of(Duration duration) {
        until(System.nanoTime() + duration.toNanos());
    }

    /**
     * @param nanoTime as {@link System#nanoTime} gives it
     */
    static void until(long nanoTime) {
        long left = nanoTime - System.nanoTime();
        while (left > 0) {
            if (Thread.interrupted()) {
                throw new IllegalStateException("interrupted");
            }
            LockSupport.parkNanos(left);
            left = nanoTime - System.nanoTime();
        }
    }
}
