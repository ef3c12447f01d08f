package com.dashtam.sync.memory;

import com.dashtam.sync.fixture.Any;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves only when a test moves it. */
public final class MovingClock implements InstantSource {

    private Instant now = Any.NOW;

    @Override
    public Instant instant() {
        return now;
    }

    public void advance(Duration step) {
        now = now.plus(step);
    }
}
