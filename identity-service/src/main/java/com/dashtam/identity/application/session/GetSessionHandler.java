package com.dashtam.identity.application.session;

import com.dashtam.identity.domain.session.Session;
import com.dashtam.identity.domain.session.Sessions;
import com.dashtam.kernel.command.QueryHandler;
import java.util.Optional;

/** Finds a session of a user; another's is as unknown as one that never was. */
public final class GetSessionHandler implements QueryHandler<GetSession, Optional<Session>> {

    private final Sessions sessions;

    public GetSessionHandler(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Optional<Session> handle(GetSession query) {
        return sessions.findOwned(query.sessionId(), query.userId());
    }
}
