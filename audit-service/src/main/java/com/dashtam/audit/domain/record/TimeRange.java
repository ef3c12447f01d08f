package com.dashtam.audit.domain.record;

import com.dashtam.kernel.result.Result;
import java.time.Instant;
import java.util.Optional;

/**
 * A span of time that may be open at either end: {@code from} is inside, {@code to} is not.
 * Obtained by {@link #of}.
 */
public record TimeRange(Optional<Instant> from, Optional<Instant> to) {

    public static final TimeRange ALWAYS = new TimeRange(Optional.empty(), Optional.empty());

    /** Why there is no such range. */
    public enum Refusal {
        /** It ends where it begins, or before. */
        REVERSED
    }

    public TimeRange {
        if (isReversed(from, to)) {
            throw new IllegalArgumentException("the range ends before it begins");
        }
    }

    public static Result<TimeRange, Refusal> of(Optional<Instant> from, Optional<Instant> to) {
        return isReversed(from, to)
                ? Result.err(Refusal.REVERSED)
                : Result.ok(new TimeRange(from, to));
    }

    private static boolean isReversed(Optional<Instant> from, Optional<Instant> to) {
        return from.isPresent() && to.isPresent() && !from.get().isBefore(to.get());
    }
}
