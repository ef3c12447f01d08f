package com.dashtam.sync.application.job;

import com.dashtam.kernel.command.Caller;
import com.dashtam.sync.domain.connection.Connection;
import com.dashtam.sync.domain.connection.ConnectionState;
import com.dashtam.sync.domain.connection.Connections;
import com.dashtam.sync.domain.job.SyncJob;
import com.dashtam.sync.domain.job.SyncJobs;
import com.dashtam.sync.domain.job.SyncOrder;
import com.dashtam.sync.domain.job.SyncScope;
import com.dashtam.sync.domain.job.SyncTrigger;
import com.dashtam.sync.domain.snapshot.SnapshotSource;
import com.dashtam.sync.domain.transaction.DateWindow;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Sees to it that an account is read at once of which its user has said which one it is. */
public final class SyncAfterAnswer {

    private final Connections connections;
    private final SyncJobs jobs;
    private final SyncOpening opening;

    public SyncAfterAnswer(Connections connections, SyncJobs jobs, SyncOpening opening) {
        this.connections = connections;
        this.jobs = jobs;
        this.opening = opening;
    }

    /** Runs in the transaction of whoever calls, who holds the connection's lock. */
    public void follow(UUID connectionId, UUID accountId, Caller caller) {
        connections
                .find(connectionId)
                .map(Connection::state)
                .filter(ConnectionState::isFed)
                .ifPresent(connection ->
                        orders(connectionId, accountId)
                                .forEach(order -> want(order, connection, caller)));
    }

    /** A job that has begun may have left the account out. */
    private List<SyncOrder> orders(UUID connectionId, UUID accountId) {
        var all = SyncOrder.of(connectionId, SyncScope.ALL, false);
        return jobs.findOpen(all).filter(job -> !jobs.isYetToBegin(job)).isEmpty()
                ? List.of(all)
                : List.of(
                        only(connectionId, SyncScope.TRANSACTIONS, accountId),
                        only(connectionId, SyncScope.HOLDINGS, accountId));
    }

    private static SyncOrder only(UUID connectionId, SyncScope scope, UUID accountId) {
        return new SyncOrder(
                connectionId, scope, Optional.of(accountId), DateWindow.EVERYTHING, false);
    }

    private void want(SyncOrder order, ConnectionState connection, Caller caller) {
        if (jobs.findOpen(order).isPresent()) {
            jobs.hasten(order.connectionId(), SyncTrigger.USER);
        } else {
            SyncJob ignored =
                    opening.open(
                            connection,
                            order,
                            SyncTrigger.USER,
                            SnapshotSource.MANUAL_SYNC,
                            caller);
        }
    }
}
