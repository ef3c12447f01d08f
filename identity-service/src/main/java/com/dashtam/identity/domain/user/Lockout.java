package com.dashtam.identity.domain.user;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How often in a row sign-in failed, and until when no password is believed. A lock that is over
 * takes its count with it. While a lock holds, failures neither count nor prolong it.
 */
public record Lockout(int failures, Optional<Instant> until) {

    public static final int MAX_FAILURES = 5;
    public static final Duration LOCK = Duration.ofMinutes(15);
    public static final Lockout NONE = new Lockout(0, Optional.empty());

    public boolean holds(Instant now) {
        return until.isPresent() && now.isBefore(until.get());
    }

    public Lockout afterFailure(Instant now) {
        if (holds(now)) {
            return this;
        }
        int count = until.isPresent() ? 1 : failures + 1;
        return new Lockout(
                count, count < MAX_FAILURES ? Optional.empty() : Optional.of(now.plus(LOCK)));
    }
}
