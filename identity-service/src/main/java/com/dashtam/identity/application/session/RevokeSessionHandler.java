package com.dashtam.identity.application.session;

import com.dashtam.events.identity.SessionRevocationAttempted;
import com.dashtam.events.identity.SessionRevocationFailed;
import com.dashtam.events.identity.SessionRevocationRefusal;
import com.dashtam.events.identity.SessionRevocationSucceeded;
import com.dashtam.identity.application.IdentityWorkflows;
import com.dashtam.identity.domain.session.EndReason;
import com.dashtam.identity.domain.session.Session;
import com.dashtam.identity.domain.session.Sessions;
import com.dashtam.kernel.command.Actor;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.result.Unit;
import com.dashtam.kernel.workflow.Fact;
import com.dashtam.kernel.workflow.Outcome;
import com.dashtam.kernel.workflow.Workflows;
import java.time.InstantSource;
import java.util.List;

/** Ends one session of a user; one that is over already stays so, and that is a success. */
public final class RevokeSessionHandler
        implements CommandHandler<RevokeSession, Unit, NoSuchSession> {

    private final Workflows workflows;
    private final Sessions sessions;
    private final InstantSource clock;

    public RevokeSessionHandler(Workflows workflows, Sessions sessions, InstantSource clock) {
        this.workflows = workflows;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public Result<Unit, NoSuchSession> handle(RevokeSession command, Caller caller) {
        return workflows
                .start(
                        IdentityWorkflows.SESSION_REVOCATION,
                        caller,
                        new EventKey.User(command.userId()))
                .attempted(
                        new SessionRevocationAttempted(
                                command.userId(), command.sessionId(), command.note()))
                .run(() ->
                        sessions.findOwned(command.sessionId(), command.userId())
                                .map(session -> end(session, command, caller))
                                .orElseGet(() -> Outcome.refused(new NoSuchSession())))
                .otherwise(
                        _ -> failed(command, SessionRevocationRefusal.session_unknown),
                        () -> failed(command, SessionRevocationRefusal.internal_error));
    }

    private Outcome<Unit, SessionRevocationSucceeded, NoSuchSession> end(
            Session session, RevokeSession command, Caller caller) {
        boolean ended =
                sessions.end(session.id(), session.userId(), EndReason.REVOKED, clock.instant());
        List<Fact> facts =
                ended
                        ? List.of(
                                SessionFacts.ended(
                                        session.userId(), session.id(), EndReason.REVOKED))
                        : List.of();
        return new Outcome.Done<>(
                Unit.DONE,
                new SessionRevocationSucceeded(
                        session.userId(),
                        session.id(),
                        command.note(),
                        session.device().orElse(null),
                        caller.actor().equals(new Actor.User(session.userId()))),
                facts);
    }

    private static SessionRevocationFailed failed(
            RevokeSession command, SessionRevocationRefusal reason) {
        return new SessionRevocationFailed(command.userId(), command.sessionId(), reason);
    }
}
