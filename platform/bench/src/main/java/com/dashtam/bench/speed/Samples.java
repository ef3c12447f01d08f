package com.dashtam.bench.speed;

import java.util.Arrays;

/** Durations in nanoseconds, as they were measured; safe for several writers. */
final class Samples {

    private static final double NANOS_PER_MILLI = 1e6;

    private long[] nanos = new long[1_024];
    private int size;

    synchronized void add(long duration) {
        if (size == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * size);
        }
        nanos[size++] = duration;
    }

    synchronized int size() {
        return size;
    }

    /**
     * In milliseconds, by nearest rank.
     *
     * @param share from 0 (the least) to 1 (the most)
     */
    synchronized double millis(double share) {
        if (size == 0) {
            throw new IllegalStateException("nothing was measured");
        }
        long[] sorted = Arrays.copyOf(nanos, size);
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(share * size);
        return sorted[Math.max(0, rank - 1)] / NANOS_PER_MILLI;
    }
}
