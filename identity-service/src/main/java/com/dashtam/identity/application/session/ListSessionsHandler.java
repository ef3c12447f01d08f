package com.dashtam.identity.application.session;

import com.dashtam.identity.domain.session.Sessions;
import com.dashtam.kernel.command.QueryHandler;
import java.time.Instant;
import java.time.InstantSource;

/** Lists a user's sessions. */
public final class ListSessionsHandler implements QueryHandler<ListSessions, SessionList> {

    private final Sessions sessions;
    private final InstantSource clock;

    public ListSessionsHandler(Sessions sessions, InstantSource clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public SessionList handle(ListSessions query) {
        Instant now = clock.instant();
        var listed =
                query.activeOnly()
                        ? sessions.activeOfUser(query.userId(), now, ListSessions.LIMIT)
                        : sessions.ofUser(query.userId(), ListSessions.LIMIT);
        int active = sessions.countActive(query.userId(), now);
        return new SessionList(listed, active, query.current());
    }
}
