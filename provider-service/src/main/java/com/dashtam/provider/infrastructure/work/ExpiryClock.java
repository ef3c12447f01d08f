package com.dashtam.provider.infrastructure.work;

import com.dashtam.provider.application.credential.ExpiryNotice;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/** Looks for credentials that end soon, again and again. */
public final class ExpiryClock implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(ExpiryClock.class);
    private static final int BATCH = 100;

    private final ExpiryNotice notice;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("credential-expiry").factory());

    public ExpiryClock(ExpiryNotice notice, Duration pause) {
        this.notice = notice;
        long millis = pause.toMillis();
        var ignored =
                timer.scheduleWithFixedDelay(this::tell, millis, millis, TimeUnit.MILLISECONDS);
    }

    private void tell() {
        try {
            while (notice.tell(BATCH) == BATCH) {
                Thread.yield();
            }
        } catch (RuntimeException e) {
            log.warn("credentials that end soon are told of at the next look", e);
        }
    }

    @Override
    public void destroy() {
        timer.shutdownNow();
    }
}
