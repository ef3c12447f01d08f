package com.dashtam.sync.application.job;

import com.dashtam.kernel.command.Caller;
import com.dashtam.sync.domain.connection.Connections;

/** Runs in the transaction of the event that it follows. */
public final class FollowAnnouncementHandler {

    private final Connections connections;
    private final Announcements announcements;

    public FollowAnnouncementHandler(Connections connections, Announcements announcements) {
        this.connections = connections;
        this.announcements = announcements;
    }

    public void handle(FollowAnnouncement command, Caller caller) {
        connections
                .lock(command.connectionId())
                .filter(connection -> connection.userId().equals(command.userId()))
                .ifPresent(connection -> announcements.follow(connection, caller));
    }
}
