package com.dashtam.platform.outbox;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/** Keeps the partitions in order: once before the service serves, then at an interval. */
public final class OutboxMaintenance implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(OutboxMaintenance.class);

    private final OutboxPartitions partitions;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("outbox-maintenance").factory());

    public OutboxMaintenance(OutboxPartitions partitions, Duration interval) {
        this.partitions = partitions;
        try {
            partitions.maintain();
        } catch (SQLException e) {
            throw new IllegalStateException("the outbox has no partitions", e);
        }
        var ignored =
                timer.scheduleWithFixedDelay(
                        this::maintain,
                        interval.toMillis(),
                        interval.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private void maintain() {
        try {
            partitions.maintain();
        } catch (SQLException | RuntimeException e) {
            log.warn("the outbox's partitions could not be maintained; days ahead remain", e);
        }
    }

    @Override
    public void destroy() {
        timer.shutdownNow();
    }
}
