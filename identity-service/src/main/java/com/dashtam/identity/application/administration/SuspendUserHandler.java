package com.dashtam.identity.application.administration;

import com.dashtam.events.identity.UserSuspensionAttempted;
import com.dashtam.events.identity.UserSuspensionFailed;
import com.dashtam.events.identity.UserSuspensionRefusal;
import com.dashtam.events.identity.UserSuspensionSucceeded;
import com.dashtam.identity.application.IdentityWorkflows;
import com.dashtam.identity.application.session.SessionFacts;
import com.dashtam.identity.domain.session.EndReason;
import com.dashtam.identity.domain.session.Sessions;
import com.dashtam.identity.domain.user.Users;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.result.Unit;
import com.dashtam.kernel.workflow.Outcome;
import com.dashtam.kernel.workflow.Workflows;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** Keeps a user out, and ends all his sessions. */
public final class SuspendUserHandler
        implements CommandHandler<SuspendUser, Unit, SuspensionRefused> {

    private final Workflows workflows;
    private final Users users;
    private final Sessions sessions;
    private final InstantSource clock;

    public SuspendUserHandler(
            Workflows workflows, Users users, Sessions sessions, InstantSource clock) {
        this.workflows = workflows;
        this.users = users;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public Result<Unit, SuspensionRefused> handle(SuspendUser command, Caller caller) {
        UUID user = command.userId();
        return workflows
                .start(IdentityWorkflows.USER_SUSPENSION, caller, new EventKey.User(user))
                .attempted(new UserSuspensionAttempted(user, command.by(), command.note()))
                .run(() -> suspend(command))
                .otherwise(
                        refusal -> failed(command, refusal.reason()),
                        () -> failed(command, UserSuspensionRefusal.internal_error));
    }

    private Outcome<Unit, UserSuspensionSucceeded, SuspensionRefused> suspend(SuspendUser command) {
        UUID user = command.userId();
        if (user.equals(command.by())) {
            return Outcome.refused(SuspensionRefused.OWN_ACCOUNT);
        }
        if (!users.lock(user)) {
            return Outcome.refused(SuspensionRefused.USER_UNKNOWN);
        }
        if (!users.setActive(user, false)) {
            return Outcome.refused(SuspensionRefused.ALREADY_SUSPENDED);
        }
        var ended = sessions.endAll(user, Optional.empty(), EndReason.SUSPENDED, clock.instant());
        return new Outcome.Done<>(
                Unit.DONE,
                new UserSuspensionSucceeded(user, command.by(), command.note()),
                SessionFacts.ended(user, ended, EndReason.SUSPENDED));
    }

    private static UserSuspensionFailed failed(SuspendUser command, UserSuspensionRefusal reason) {
        return new UserSuspensionFailed(command.userId(), command.by(), reason);
    }
}
