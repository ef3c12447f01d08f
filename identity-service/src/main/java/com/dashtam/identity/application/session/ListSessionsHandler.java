package com.dashtam.identity.application.session;

import com.dashtam.identity.domain.session.Sessions;
import com.dashtam.kernel.command.QueryHandler;
import com.dashtam.kernel.result.Result;
import java.time.Instant;
import java.time.InstantSource;

/** Lists a user's sessions to one of them that is still active. */
public final class ListSessionsHandler
        implements QueryHandler<ListSessions, Result<SessionList, SessionOver>> {

    private final Sessions sessions;
    private final InstantSource clock;

    public ListSessionsHandler(Sessions sessions, InstantSource clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public Result<SessionList, SessionOver> handle(ListSessions query) {
        Instant now = clock.instant();
        if (!isActive(query, now)) {
            return Result.err(new SessionOver());
        }
        var listed =
                query.activeOnly()
                        ? sessions.activeOfUser(query.userId(), now, ListSessions.LIMIT)
                        : sessions.ofUser(query.userId(), ListSessions.LIMIT);
        int active = sessions.countActive(query.userId(), now);
        return Result.ok(new SessionList(listed, active, query.current()));
    }

    private boolean isActive(ListSessions query, Instant now) {
        return sessions.find(query.current())
                .filter(session -> session.userId().equals(query.userId()))
                .filter(session -> session.isActive(now))
                .isPresent();
    }
}
