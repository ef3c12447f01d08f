package com.dashtam.sync.domain.snapshot;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The moments that are asked for, both ends included; an absent end is open. */
public record TimeWindow(Optional<Instant> from, Optional<Instant> to) {

    /** About ten years. */
    public static final Duration MAX = Duration.ofDays(3_660);

    public static final TimeWindow EVERYTHING = new TimeWindow(Optional.empty(), Optional.empty());

    /** Whether it ends before it begins, and so holds no moment at all. */
    public boolean isReversed() {
        return from.isPresent() && to.isPresent() && to.get().isBefore(from.get());
    }

    /** Whether its ends are further apart than {@link #MAX}. */
    public boolean isTooLong() {
        return from.isPresent()
                && to.isPresent()
                && Duration.between(from.get(), to.get()).compareTo(MAX) > 0;
    }
}
