package com.dashtam.provider.infrastructure.work;

import com.dashtam.provider.domain.credential.SealingKeys;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;

/** Reads the keys again and again, so that every instance soon seals with the newest. */
public final class KeyClock implements DisposableBean {

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("credential-keys").factory());

    public KeyClock(SealingKeys keys, Duration pause) {
        long millis = pause.toMillis();
        var ignored =
                timer.scheduleWithFixedDelay(
                        () -> {
                            boolean unused = keys.reload();
                        },
                        millis,
                        millis,
                        TimeUnit.MILLISECONDS);
    }

    @Override
    public void destroy() {
        timer.shutdownNow();
    }
}
