package com.dashtam.sync.application.connection;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** When a connection is due next: an interval from now, more or less, so that they spread out. */
public final class SyncSchedule {

    private static final double JITTER = 0.1;

    private final Duration interval;
    private final InstantSource clock;
    private final RandomGenerator random;

    public SyncSchedule(Duration interval, InstantSource clock, RandomGenerator random) {
        this.interval = interval;
        this.clock = clock;
        this.random = random;
    }

    public Instant next() {
        double factor = 1 - JITTER + 2 * JITTER * random.nextDouble();
        return clock.instant().plusMillis((long) (interval.toMillis() * factor));
    }
}
