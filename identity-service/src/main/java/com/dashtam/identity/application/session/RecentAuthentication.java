package com.dashtam.identity.application.session;

import com.dashtam.identity.domain.session.Sessions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;

/**
 * Asks of acts that could hurt the user that he has proved not long ago who he is (RFC 9470): an
 * access token in the wrong hands must not be enough for them.
 */
public final class RecentAuthentication {

    /** How long a sign-in or a step-up serves for such acts. */
    public static final Duration MAX_AGE = Duration.ofMinutes(10);

    private final Sessions sessions;
    private final InstantSource clock;

    public RecentAuthentication(Sessions sessions, InstantSource clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    public boolean covers(UUID sessionId) {
        var oldest = clock.instant().minus(MAX_AGE);
        return sessions.find(sessionId)
                .filter(session -> session.authenticatedAt().isAfter(oldest))
                .isPresent();
    }
}
