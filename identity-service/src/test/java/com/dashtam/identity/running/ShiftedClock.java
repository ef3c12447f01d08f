package com.dashtam.identity.running;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The system's clock, which a test can set forward. */
final class ShiftedClock implements InstantSource {

    private final AtomicReference<Duration> shift = new AtomicReference<>(Duration.ZERO);

    void forward(Duration time) {
        shift.updateAndGet(before -> before.plus(time));
    }

    @Override
    public Instant instant() {
        return InstantSource.system().instant().plus(shift.get());
    }
}
