package com.dashtam.identity.infrastructure.persistence;

import com.dashtam.identity.domain.session.Sessions;
import com.dashtam.platform.security.AccessToken;
import com.dashtam.platform.security.RevokedSessions;
import java.time.InstantSource;

/** Asks the table itself: this service need not wait for its own events. */
final class EndedSessions implements RevokedSessions {

    private final Sessions sessions;
    private final InstantSource clock;

    EndedSessions(Sessions sessions, InstantSource clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public boolean isRevoked(AccessToken token) {
        return sessions.find(token.sessionId())
                .filter(session -> session.userId().equals(token.userId()))
                .filter(session -> session.isActive(clock.instant()))
                .isEmpty();
    }
}
