package com.dashtam.gateway.forward;

import io.netty.util.HashedWheelTimer;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;

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

    /** Rings once, that long after the subscription. */
    Mono<Boolean> after(Duration delay) {
        return Mono.create(sink -> {
            var pending =
                    wheel.newTimeout(
                            due -> sink.success(true), delay.toMillis(), TimeUnit.MILLISECONDS);
            sink.onDispose(pending::cancel);
        });
    }

    @Override
    public void close() {
        wheel.stop();
    }
}
