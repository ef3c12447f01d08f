package com.dashtam.identity.application.administration;

import com.dashtam.events.identity.UserRestorationAttempted;
import com.dashtam.events.identity.UserRestorationFailed;
import com.dashtam.events.identity.UserRestorationRefusal;
import com.dashtam.events.identity.UserRestorationSucceeded;
import com.dashtam.identity.application.IdentityWorkflows;
import com.dashtam.identity.domain.user.Users;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.result.Unit;
import com.dashtam.kernel.workflow.Outcome;
import com.dashtam.kernel.workflow.Workflows;
import java.util.UUID;

/** Lets a suspended user in again; the sessions that were ended stay so. */
public final class RestoreUserHandler
        implements CommandHandler<RestoreUser, Unit, RestorationRefused> {

    private final Workflows workflows;
    private final Users users;

    public RestoreUserHandler(Workflows workflows, Users users) {
        this.workflows = workflows;
        this.users = users;
    }

    @Override
    public Result<Unit, RestorationRefused> handle(RestoreUser command, Caller caller) {
        UUID user = command.userId();
        return workflows
                .start(IdentityWorkflows.USER_RESTORATION, caller, new EventKey.User(user))
                .attempted(new UserRestorationAttempted(user, command.by()))
                .run(() -> restore(command))
                .otherwise(
                        refusal -> failed(command, refusal.reason()),
                        () -> failed(command, UserRestorationRefusal.internal_error));
    }

    private Outcome<Unit, UserRestorationSucceeded, RestorationRefused> restore(
            RestoreUser command) {
        if (!users.lock(command.userId())) {
            return Outcome.refused(RestorationRefused.USER_UNKNOWN);
        }
        return users.setActive(command.userId(), true)
                ? Outcome.done(
                        Unit.DONE, new UserRestorationSucceeded(command.userId(), command.by()))
                : Outcome.refused(RestorationRefused.NOT_SUSPENDED);
    }

    private static UserRestorationFailed failed(
            RestoreUser command, UserRestorationRefusal reason) {
        return new UserRestorationFailed(command.userId(), command.by(), reason);
    }
}
