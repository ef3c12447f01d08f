package com.dashtam.identity.application.session;

import com.dashtam.events.identity.SessionProviderAccess;
import com.dashtam.identity.domain.session.ProviderAccess;
import com.dashtam.identity.domain.session.Sessions;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.workflow.Fact;
import com.dashtam.kernel.workflow.Workflows;

/**
 * Remembers which providers a session has reached. The first time is told; what follows has events
 * of its own, which name the session, too.
 */
public final class RecordProviderAccess {

    private final Workflows workflows;
    private final Sessions sessions;

    public RecordProviderAccess(Workflows workflows, Sessions sessions) {
        this.workflows = workflows;
        this.sessions = sessions;
    }

    /** Runs in the transaction of the event that tells of it. */
    public void handle(ProviderAccess access, Caller caller) {
        if (sessions.recordAccess(access)) {
            workflows.record(
                    Fact.about(
                            access.userId(),
                            new SessionProviderAccess(
                                    access.userId(), access.sessionId(), access.provider())),
                    caller);
        }
    }
}
