package com.dashtam.identity.application.session;

import com.dashtam.events.identity.LogoutRefusal;
import com.dashtam.events.identity.UserLogoutAttempted;
import com.dashtam.events.identity.UserLogoutFailed;
import com.dashtam.events.identity.UserLogoutSucceeded;
import com.dashtam.identity.application.IdentityWorkflows;
import com.dashtam.identity.domain.session.EndReason;
import com.dashtam.identity.domain.session.Sessions;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.result.Unit;
import com.dashtam.kernel.workflow.Outcome;
import com.dashtam.kernel.workflow.Workflows;
import java.time.InstantSource;

/** Ends a session, and with it every token of it. */
public final class SignOutHandler implements CommandHandler<SignOut, Unit, SessionOver> {

    private final Workflows workflows;
    private final Sessions sessions;
    private final InstantSource clock;

    public SignOutHandler(Workflows workflows, Sessions sessions, InstantSource clock) {
        this.workflows = workflows;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public Result<Unit, SessionOver> handle(SignOut command, Caller caller) {
        return workflows
                .start(IdentityWorkflows.USER_LOGOUT, caller, new EventKey.User(command.userId()))
                .attempted(new UserLogoutAttempted(command.userId(), command.sessionId()))
                .run(() -> end(command))
                .otherwise(
                        refusal -> failed(command, LogoutRefusal.session_unknown),
                        () -> failed(command, LogoutRefusal.internal_error));
    }

    private Outcome<Unit, UserLogoutSucceeded, SessionOver> end(SignOut command) {
        var user = command.userId();
        var session = command.sessionId();
        if (!sessions.end(session, user, EndReason.LOGOUT, clock.instant())) {
            return Outcome.refused(new SessionOver());
        }
        return Outcome.done(
                Unit.DONE,
                new UserLogoutSucceeded(user, session),
                SessionFacts.ended(user, session, EndReason.LOGOUT));
    }

    private static UserLogoutFailed failed(SignOut command, LogoutRefusal reason) {
        return new UserLogoutFailed(command.userId(), command.sessionId(), reason);
    }
}
