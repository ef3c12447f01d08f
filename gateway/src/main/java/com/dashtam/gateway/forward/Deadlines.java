package com.dashtam.gateway.forward;

import io.netty.util.HashedWheelTimer;
import io.netty.util.Timeout;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Tells when a time is over. Nearly every deadline is taken back, so they are kept in a wheel that
 * does this for next to nothing, and may ring up to {@value #TICK_MILLIS} ms late.
 */
public final class Deadlines implements AutoCloseable {

    private static final int TICK_MILLIS = 50;
    private static final int SLOTS = 1_024;

    private final HashedWheelTimer wheel =
            new HashedWheelTimer(
                    new DefaultThreadFactory("deadlines", true),
                    TICK_MILLIS,
                    TimeUnit.MILLISECONDS,
                    SLOTS);

    /**
     * @param action must not block
     * @return takes the deadline back
     */
    Timeout start(Duration delay, Runnable action) {
        return wheel.newTimeout(due -> action.run(), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        wheel.stop();
    }
}
