package com.dashtam.identity.application.session;

import com.dashtam.events.identity.SessionEvicted;
import com.dashtam.events.identity.SessionLimitExceeded;
import com.dashtam.identity.domain.session.EndReason;
import com.dashtam.identity.domain.session.Session;
import com.dashtam.identity.domain.session.Sessions;
import com.dashtam.identity.domain.user.User;
import com.dashtam.identity.domain.user.Users;
import com.dashtam.kernel.workflow.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Makes room for a session where a user has as many as the tier allows. */
public final class SessionEviction {

    private final Users users;
    private final Sessions sessions;

    public SessionEviction(Users users, Sessions sessions) {
        this.users = users;
        this.sessions = sessions;
    }

    /**
     * Ends the oldest sessions until one more is allowed. The user stays locked until the
     * transaction ends, so that sign-ins in parallel cannot exceed the limit together.
     *
     * @return what is to be told of it
     */
    List<Fact> makeRoom(User user, Instant now) {
        OptionalInt limit = user.maxSessions();
        if (limit.isEmpty() || !users.lock(user.id())) {
            return List.of();
        }
        int open = sessions.countActive(user.id(), now);
        int excess = open - limit.getAsInt() + 1;
        if (excess <= 0) {
            return List.of();
        }
        var facts = new ArrayList<Fact>();
        facts.add(
                Fact.about(user.id(), new SessionLimitExceeded(user.id(), open, limit.getAsInt())));
        sessions.oldestActiveOfUser(user.id(), now, excess)
                .forEach(session -> facts.addAll(evict(session, now)));
        return facts;
    }

    private List<Fact> evict(Session session, Instant now) {
        if (!sessions.end(session.id(), session.userId(), EndReason.EVICTED, now)) {
            return List.of();
        }
        return List.of(
                Fact.about(
                        session.userId(),
                        new SessionEvicted(
                                session.userId(), session.id(), session.device().orElse(null))),
                SessionFacts.ended(session.userId(), session.id(), EndReason.EVICTED));
    }
}
