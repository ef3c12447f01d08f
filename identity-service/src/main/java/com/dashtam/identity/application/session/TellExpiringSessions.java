package com.dashtam.identity.application.session;

import com.dashtam.events.identity.SessionExpiring;
import com.dashtam.identity.domain.session.Session;
import com.dashtam.identity.domain.session.Sessions;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.workflow.Fact;
import com.dashtam.kernel.workflow.Transactions;
import com.dashtam.kernel.workflow.Workflows;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Tells of sessions that end soon, each once, so that a front end can refresh or warn. */
public final class TellExpiringSessions {

    /** How long before its end a session is told of. */
    public static final Duration NOTICE = Duration.ofMinutes(15);

    private static final Caller SELF = Caller.system("session-expiry");

    private final Workflows workflows;
    private final Transactions transactions;
    private final Sessions sessions;
    private final InstantSource clock;

    public TellExpiringSessions(
            Workflows workflows,
            Transactions transactions,
            Sessions sessions,
            InstantSource clock) {
        this.workflows = workflows;
        this.transactions = transactions;
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * Tells of them in one transaction.
     *
     * @param limit of sessions in this call
     * @return how many there were
     */
    public int run(int limit) {
        return transactions.inTransaction(() -> {
            Instant now = clock.instant();
            var expiring = sessions.takeExpiring(now, now.plus(NOTICE), limit);
            expiring.forEach(session -> tell(session, now));
            return expiring.size();
        });
    }

    private void tell(Session session, Instant now) {
        int left = Math.toIntExact(Duration.between(now, session.expiresAt()).toSeconds());
        workflows.record(
                Fact.about(
                        session.userId(),
                        new SessionExpiring(session.userId(), session.id(), left)),
                SELF);
    }
}
