package com.dashtam.platform.idempotency;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/** Removes old keys page by page; instances that do so at once pass over each other's pages. */
final class KeyHousekeeping implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(KeyHousekeeping.class);

    private final KeyTable table;
    private final IdempotencyProperties properties;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("idempotency-clean-up").factory());

    KeyHousekeeping(KeyTable table, IdempotencyProperties properties) {
        this.table = table;
        this.properties = properties;
        long interval = properties.cleanUpInterval().toMillis();
        var ignored =
                timer.scheduleWithFixedDelay(
                        this::cleanUp, interval, interval, TimeUnit.MILLISECONDS);
    }

    private void cleanUp() {
        try {
            int page = properties.cleanUpPage();
            while (table.forget(properties.retention(), page) == page) {
                Thread.yield();
            }
        } catch (RuntimeException e) {
            log.info("old idempotency keys will be removed later", e);
        }
    }

    @Override
    public void destroy() {
        timer.shutdownNow();
    }
}
