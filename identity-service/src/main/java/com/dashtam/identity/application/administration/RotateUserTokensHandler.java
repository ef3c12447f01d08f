package com.dashtam.identity.application.administration;

import com.dashtam.events.identity.UserTokenRotationAttempted;
import com.dashtam.events.identity.UserTokenRotationFailed;
import com.dashtam.events.identity.UserTokenRotationRefusal;
import com.dashtam.events.identity.UserTokenRotationSucceeded;
import com.dashtam.identity.application.IdentityWorkflows;
import com.dashtam.identity.application.session.NoSuchUser;
import com.dashtam.identity.application.session.SessionFacts;
import com.dashtam.identity.domain.session.EndReason;
import com.dashtam.identity.domain.session.Sessions;
import com.dashtam.identity.domain.user.Users;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.workflow.Fact;
import com.dashtam.kernel.workflow.Outcome;
import com.dashtam.kernel.workflow.Workflows;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Voids all tokens of a user, and tells the version of those to come. */
public final class RotateUserTokensHandler
        implements CommandHandler<RotateUserTokens, Integer, NoSuchUser> {

    private final Workflows workflows;
    private final Users users;
    private final Sessions sessions;
    private final InstantSource clock;

    public RotateUserTokensHandler(
            Workflows workflows, Users users, Sessions sessions, InstantSource clock) {
        this.workflows = workflows;
        this.users = users;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public Result<Integer, NoSuchUser> handle(RotateUserTokens command, Caller caller) {
        UUID user = command.userId();
        return workflows
                .start(IdentityWorkflows.USER_TOKEN_ROTATION, caller, new EventKey.User(user))
                .attempted(new UserTokenRotationAttempted(user, command.by(), command.note()))
                .run(() -> rotate(command))
                .otherwise(
                        _ -> failed(command, UserTokenRotationRefusal.user_unknown),
                        () -> failed(command, UserTokenRotationRefusal.internal_error));
    }

    private Outcome<Integer, UserTokenRotationSucceeded, NoSuchUser> rotate(
            RotateUserTokens command) {
        UUID user = command.userId();
        if (!users.lock(user)) {
            return Outcome.refused(new NoSuchUser());
        }
        int version = users.rotateTokens(user);
        var ended =
                sessions.endAll(user, Optional.empty(), EndReason.TOKENS_ROTATED, clock.instant());
        List<Fact> facts =
                new ArrayList<>(SessionFacts.ended(user, ended, EndReason.TOKENS_ROTATED));
        facts.add(TokenFacts.versionRaised(user, version));
        return new Outcome.Done<>(
                version,
                new UserTokenRotationSucceeded(
                        user, command.by(), command.note(), version - 1, version),
                facts);
    }

    private static UserTokenRotationFailed failed(
            RotateUserTokens command, UserTokenRotationRefusal reason) {
        return new UserTokenRotationFailed(command.userId(), command.by(), reason);
    }
}
