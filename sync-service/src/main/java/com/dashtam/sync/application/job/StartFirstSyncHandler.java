package com.dashtam.sync.application.job;

import com.dashtam.kernel.command.Caller;
import com.dashtam.sync.application.connection.SyncSchedule;
import com.dashtam.sync.domain.connection.ConnectionState;
import com.dashtam.sync.domain.connection.ConnectionStatus;
import com.dashtam.sync.domain.connection.Connections;
import com.dashtam.sync.domain.job.SyncJobs;
import com.dashtam.sync.domain.job.SyncOrder;
import com.dashtam.sync.domain.job.SyncScope;
import com.dashtam.sync.domain.job.SyncTrigger;
import com.dashtam.sync.domain.snapshot.SnapshotSource;
import java.util.Optional;

/** Runs in the transaction of the event that it follows. */
public final class StartFirstSyncHandler {

    private final Connections connections;
    private final SyncJobs jobs;
    private final SyncOpening opening;
    private final SyncSchedule schedule;

    public StartFirstSyncHandler(
            Connections connections, SyncJobs jobs, SyncOpening opening, SyncSchedule schedule) {
        this.connections = connections;
        this.jobs = jobs;
        this.opening = opening;
        this.schedule = schedule;
    }

    public void handle(StartFirstSync command, Caller caller) {
        var alias = connections.find(command.connectionId()).flatMap(c -> c.state().alias());
        connections.save(active(command, alias), schedule.next(command.providerSlug()));
        var connection = connections.lock(command.connectionId());
        var order = SyncOrder.of(command.connectionId(), SyncScope.ALL, false);
        if (connection.isPresent() && jobs.findOpen(order).isEmpty()) {
            opening.open(
                    connection.get().state(),
                    order,
                    SyncTrigger.CONNECTION,
                    SnapshotSource.INITIAL_CONNECTION,
                    caller);
        }
    }

    private static ConnectionState active(StartFirstSync command, Optional<String> alias) {
        return new ConnectionState(
                command.connectionId(),
                command.userId(),
                command.providerSlug(),
                ConnectionStatus.ACTIVE,
                alias);
    }
}
