package com.dashtam.identity.application.session;

import com.dashtam.identity.domain.session.Session;
import java.util.List;
import java.util.UUID;

/** A user's sessions, newest first, and which of them asks. */
public record SessionList(List<Session> sessions, int activeCount, UUID current) {

    public SessionList {
        sessions = List.copyOf(sessions);
    }
}
