package com.dashtam.audit.infrastructure.persistence;

import com.dashtam.audit.domain.workflow.OpenWorkflows;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the tables in order: partitions once before the service serves, all at an interval. */
public final class AuditMaintenance implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(AuditMaintenance.class);

    private final AuditPartitions partitions;
    private final OpenWorkflows workflows;
    private final InstantSource clock;
    private final Duration outcomeMemory;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("audit-maintenance").factory());

    /**
     * @param outcomeMemory how long an outcome waits for an attempt that may still come
     */
    public AuditMaintenance(
            AuditPartitions partitions,
            OpenWorkflows workflows,
            InstantSource clock,
            Duration interval,
            Duration outcomeMemory) {
        this.partitions = partitions;
        this.workflows = workflows;
        this.clock = clock;
        this.outcomeMemory = outcomeMemory;
        try {
            partitions.maintain();
        } catch (SQLException e) {
            throw new IllegalStateException("the trail has no partitions", e);
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
            workflows.forgetEndedBefore(clock.instant().minus(outcomeMemory));
        } catch (SQLException | RuntimeException e) {
            log.warn("the trail's tables could not be maintained; months ahead remain", e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
