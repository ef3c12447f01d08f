package com.dashtam.sync.application.connection;

import com.dashtam.sync.domain.connection.SyncHours;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a connection is due next: an interval from now, more or less, so that they spread out; and
 * where its institution is read within some hours only, within those.
 */
public final class SyncSchedule {

    private static final double JITTER = 0.1;

    /** The part of the hours over which connections spread: the last ones shall not come late. */
    private static final double SPREAD = 0.75;

    private final Duration interval;
    private final Map<String, SyncHours> hours;
    private final InstantSource clock;
    private final RandomGenerator random;

    /**
     * A schedule.
     *
     * @param hours of the institutions that are not to be read at any time, by slug
     */
    public SyncSchedule(
            Duration interval,
            Map<String, SyncHours> hours,
            InstantSource clock,
            RandomGenerator random) {
        this.interval = interval;
        this.hours = Map.copyOf(hours);
        this.clock = clock;
        this.random = random;
    }

    /** After a reading, or for a connection that is new. */
    public Instant next(String providerSlug) {
        double factor = 1 - JITTER + 2 * JITTER * random.nextDouble();
        Instant due = clock.instant().plusMillis((long) (interval.toMillis() * factor));
        return hoursOf(providerSlug)
                .filter(found -> !found.contain(due))
                .map(found -> within(found.next(due)))
                .orElse(due);
    }

    /** Whether a connection that is due may be read now, or else when it may. */
    public Optional<Instant> postponed(String providerSlug) {
        Instant now = clock.instant();
        return hoursOf(providerSlug)
                .filter(found -> !found.contain(now))
                .map(found -> within(found.next(now)));
    }

    private Optional<SyncHours> hoursOf(String providerSlug) {
        return Optional.ofNullable(hours.get(providerSlug));
    }

    private Instant within(SyncHours.Opening opening) {
        double share = SPREAD * random.nextDouble();
        return opening.start().plusMillis((long) (opening.length().toMillis() * share));
    }
}
