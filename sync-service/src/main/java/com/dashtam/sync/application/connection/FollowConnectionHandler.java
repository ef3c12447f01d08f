package com.dashtam.sync.application.connection;

import com.dashtam.sync.domain.connection.Connections;

/** Runs in the transaction of the event that it follows. */
public final class FollowConnectionHandler {

    private final Connections connections;
    private final SyncSchedule schedule;

    public FollowConnectionHandler(Connections connections, SyncSchedule schedule) {
        this.connections = connections;
        this.schedule = schedule;
    }

    public void handle(FollowConnection command) {
        connections.save(command.state(), schedule.next());
    }
}
