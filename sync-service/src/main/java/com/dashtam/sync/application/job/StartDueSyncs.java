package com.dashtam.sync.application.job;

import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.workflow.Transactions;
import com.dashtam.sync.application.connection.SyncSchedule;
import com.dashtam.sync.domain.connection.Connection;
import com.dashtam.sync.domain.connection.Connections;
import com.dashtam.sync.domain.job.SyncJobs;
import com.dashtam.sync.domain.job.SyncOrder;
import com.dashtam.sync.domain.job.SyncScope;
import com.dashtam.sync.domain.job.SyncTrigger;
import com.dashtam.sync.domain.snapshot.SnapshotSource;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Makes jobs for the connections that are due by the clock. */
public final class StartDueSyncs {

    private static final Caller CLOCK = Caller.system("sync-schedule");

    private final Connections connections;
    private final SyncJobs jobs;
    private final SyncOpening opening;
    private final SyncSchedule schedule;
    private final Announcements announcements;
    private final Transactions transactions;
    private final InstantSource clock;

    public StartDueSyncs(
            Connections connections,
            SyncJobs jobs,
            SyncOpening opening,
            SyncSchedule schedule,
            Announcements announcements,
            Transactions transactions,
            InstantSource clock) {
        this.connections = connections;
        this.jobs = jobs;
        this.opening = opening;
        this.schedule = schedule;
        this.announcements = announcements;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Makes the jobs in one transaction.
     *
     * @param limit of connections in this call
     * @return how many connections were due
     */
    public int run(int limit) {
        return transactions.inTransaction(() -> {
            var due = connections.lockDue(clock.instant(), limit);
            due.forEach(this::start);
            return due.size();
        });
    }

    private void start(Connection connection) {
        if (connection.isWanted(clock.instant())) {
            announcements.follow(connection, CLOCK);
            return;
        }
        String slug = connection.state().providerSlug();
        Optional<Instant> later = schedule.postponed(slug);
        connections.schedule(connection.id(), later.orElseGet(() -> schedule.next(slug)));
        if (later.isEmpty()) {
            startNow(connection);
        }
    }

    private void startNow(Connection connection) {
        var order = SyncOrder.of(connection.id(), SyncScope.ALL, false);
        if (connection.state().isFed() && jobs.findOpen(order).isEmpty()) {
            opening.open(
                    connection.state(),
                    order,
                    SyncTrigger.SCHEDULE,
                    SnapshotSource.SCHEDULED_SYNC,
                    CLOCK);
        }
    }
}
