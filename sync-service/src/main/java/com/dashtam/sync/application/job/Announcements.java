package com.dashtam.sync.application.job;

import com.dashtam.kernel.command.Caller;
import com.dashtam.sync.domain.connection.Connection;
import com.dashtam.sync.domain.connection.Connections;
import com.dashtam.sync.domain.job.SyncJob;
import com.dashtam.sync.domain.job.SyncJobs;
import com.dashtam.sync.domain.job.SyncOrder;
import com.dashtam.sync.domain.job.SyncScope;
import com.dashtam.sync.domain.job.SyncTrigger;
import com.dashtam.sync.domain.snapshot.SnapshotSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Sees to it that what an institution tells of is read: at once, or when the minimum interval lets
 * it. However often it tells, no more than one job waits.
 */
public final class Announcements {

    private final Connections connections;
    private final SyncJobs jobs;
    private final SyncOpening opening;
    private final MinimumInterval interval;
    private final InstantSource clock;

    public Announcements(
            Connections connections,
            SyncJobs jobs,
            SyncOpening opening,
            MinimumInterval interval,
            InstantSource clock) {
        this.connections = connections;
        this.jobs = jobs;
        this.opening = opening;
        this.interval = interval;
        this.clock = clock;
    }

    /** Runs in the transaction of whoever calls, who holds the connection's lock. */
    void follow(Connection connection, Caller caller) {
        connections.want(connection.id(), Optional.empty());
        if (!connection.state().isFed()) {
            return;
        }
        var order = SyncOrder.of(connection.id(), SyncScope.ALL, false);
        Optional<SyncJob> open = jobs.findOpen(order);
        if (open.isPresent()) {
            if (jobs.isYetToBegin(open.get())) {
                jobs.hasten(connection.id(), SyncTrigger.WEBHOOK);
            } else {
                // It may have read past what is new.
                wantIn(interval.length(), connection);
            }
            return;
        }
        interval.remaining(connection, order)
                .ifPresentOrElse(
                        wait -> wantIn(wait, connection), () -> open(connection, order, caller));
    }

    private void wantIn(Duration wait, Connection connection) {
        Instant from = clock.instant().plus(wait);
        connections.want(connection.id(), Optional.of(from));
    }

    private void open(Connection connection, SyncOrder order, Caller caller) {
        SyncJob ignored =
                opening.open(
                        connection.state(),
                        order,
                        SyncTrigger.WEBHOOK,
                        SnapshotSource.SCHEDULED_SYNC,
                        caller);
    }
}
