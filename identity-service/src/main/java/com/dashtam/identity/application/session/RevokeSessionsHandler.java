package com.dashtam.identity.application.session;

import com.dashtam.events.identity.AllSessionsRevocationAttempted;
import com.dashtam.events.identity.AllSessionsRevocationFailed;
import com.dashtam.events.identity.AllSessionsRevocationRefusal;
import com.dashtam.events.identity.AllSessionsRevocationSucceeded;
import com.dashtam.identity.application.IdentityWorkflows;
import com.dashtam.identity.domain.session.EndReason;
import com.dashtam.identity.domain.session.Sessions;
import com.dashtam.identity.domain.user.Users;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.workflow.Outcome;
import com.dashtam.kernel.workflow.Workflows;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** Ends all sessions of a user, or all but one, and tells how many. */
public final class RevokeSessionsHandler
        implements CommandHandler<RevokeSessions, Integer, NoSuchUser> {

    private final Workflows workflows;
    private final Users users;
    private final Sessions sessions;
    private final InstantSource clock;

    public RevokeSessionsHandler(
            Workflows workflows, Users users, Sessions sessions, InstantSource clock) {
        this.workflows = workflows;
        this.users = users;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public Result<Integer, NoSuchUser> handle(RevokeSessions command, Caller caller) {
        return workflows
                .start(
                        IdentityWorkflows.ALL_SESSIONS_REVOCATION,
                        caller,
                        new EventKey.User(command.userId()))
                .attempted(
                        new AllSessionsRevocationAttempted(
                                command.userId(), command.except().orElse(null), command.note()))
                .run(() -> end(command))
                .otherwise(
                        _ -> failed(command, AllSessionsRevocationRefusal.user_unknown),
                        () -> failed(command, AllSessionsRevocationRefusal.internal_error));
    }

    /** The user is locked: a sign-in at the same time comes before, and ends too, or after. */
    private Outcome<Integer, AllSessionsRevocationSucceeded, NoSuchUser> end(
            RevokeSessions command) {
        UUID user = command.userId();
        if (!users.lock(user)) {
            return Outcome.refused(new NoSuchUser());
        }
        List<UUID> ended =
                sessions.endAll(user, command.except(), EndReason.ALL_REVOKED, clock.instant());
        return new Outcome.Done<>(
                ended.size(),
                new AllSessionsRevocationSucceeded(
                        user, command.except().orElse(null), command.note(), ended.size()),
                SessionFacts.ended(user, ended, EndReason.ALL_REVOKED));
    }

    private static AllSessionsRevocationFailed failed(
            RevokeSessions command, AllSessionsRevocationRefusal reason) {
        return new AllSessionsRevocationFailed(command.userId(), reason);
    }
}
