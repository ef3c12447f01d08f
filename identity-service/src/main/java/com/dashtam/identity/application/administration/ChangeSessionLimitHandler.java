package com.dashtam.identity.application.administration;

import com.dashtam.events.identity.SessionLimitChangeAttempted;
import com.dashtam.events.identity.SessionLimitChangeFailed;
import com.dashtam.events.identity.SessionLimitChangeRefusal;
import com.dashtam.events.identity.SessionLimitChangeSucceeded;
import com.dashtam.identity.application.AccountWorkflows;
import com.dashtam.identity.application.session.NoSuchUser;
import com.dashtam.identity.domain.session.SessionTier;
import com.dashtam.identity.domain.user.User;
import com.dashtam.identity.domain.user.Users;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.workflow.Outcome;
import com.dashtam.kernel.workflow.Workflows;
import java.util.Optional;
import java.util.UUID;

/** Changes how many sessions a user may have open; those that are open stay so. */
public final class ChangeSessionLimitHandler
        implements CommandHandler<ChangeSessionLimit, User, NoSuchUser> {

    private final Workflows workflows;
    private final Users users;

    public ChangeSessionLimitHandler(Workflows workflows, Users users) {
        this.workflows = workflows;
        this.users = users;
    }

    @Override
    public Result<User, NoSuchUser> handle(ChangeSessionLimit command, Caller caller) {
        UUID user = command.userId();
        return workflows
                .start(AccountWorkflows.SESSION_LIMIT_CHANGE, caller, new EventKey.User(user))
                .attempted(new SessionLimitChangeAttempted(user, command.by()))
                .run(() -> change(command))
                .otherwise(
                        _ -> failed(command, SessionLimitChangeRefusal.user_unknown),
                        () -> failed(command, SessionLimitChangeRefusal.internal_error));
    }

    private Outcome<User, SessionLimitChangeSucceeded, NoSuchUser> change(
            ChangeSessionLimit command) {
        if (!users.lock(command.userId())) {
            return Outcome.refused(new NoSuchUser());
        }
        User before = users.find(command.userId()).orElseThrow();
        SessionTier tier = command.tier().orElse(before.tier());
        Optional<Integer> own = command.ownMaxSessions().orElse(before.ownMaxSessions());
        users.changeSessionLimit(before.id(), tier, own);
        User after = users.find(before.id()).orElseThrow();
        return Outcome.done(after, succeeded(command, after));
    }

    private static SessionLimitChangeSucceeded succeeded(ChangeSessionLimit command, User after) {
        return new SessionLimitChangeSucceeded(
                after.id(), command.by(), after.tier().text(), after.ownMaxSessions().orElse(null));
    }

    private static SessionLimitChangeFailed failed(
            ChangeSessionLimit command, SessionLimitChangeRefusal reason) {
        return new SessionLimitChangeFailed(command.userId(), command.by(), reason);
    }
}
