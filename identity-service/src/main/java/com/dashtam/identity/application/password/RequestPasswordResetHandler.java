package com.dashtam.identity.application.password;

import com.dashtam.events.identity.PasswordResetRequestAttempted;
import com.dashtam.events.identity.PasswordResetRequestFailed;
import com.dashtam.events.identity.PasswordResetRequestRefusal;
import com.dashtam.events.identity.PasswordResetRequestSucceeded;
import com.dashtam.identity.application.IdentityWorkflows;
import com.dashtam.identity.domain.token.MailedToken.Purpose;
import com.dashtam.identity.domain.token.MailedTokens;
import com.dashtam.identity.domain.user.Email;
import com.dashtam.identity.domain.user.User;
import com.dashtam.identity.domain.user.Users;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.result.Unit;
import com.dashtam.kernel.workflow.Outcome;
import com.dashtam.kernel.workflow.Workflows;
import java.time.InstantSource;

/** Lets a mail go out with which a new password can be chosen; its token is made with the mail. */
public final class RequestPasswordResetHandler
        implements CommandHandler<RequestPasswordReset, Unit, ResetRequestRefused> {

    private final Workflows workflows;
    private final Users users;
    private final MailedTokens mailedTokens;
    private final InstantSource clock;

    public RequestPasswordResetHandler(
            Workflows workflows, Users users, MailedTokens mailedTokens, InstantSource clock) {
        this.workflows = workflows;
        this.users = users;
        this.mailedTokens = mailedTokens;
        this.clock = clock;
    }

    @Override
    public Result<Unit, ResetRequestRefused> handle(RequestPasswordReset command, Caller caller) {
        Email email = command.email();
        return workflows
                .start(
                        IdentityWorkflows.PASSWORD_RESET_REQUEST,
                        caller,
                        new EventKey.Email(email.value()))
                .attempted(new PasswordResetRequestAttempted(email.value()))
                .run(() ->
                        users.findByEmail(email)
                                .map(this::request)
                                .orElseGet(() -> Outcome.refused(ResetRequestRefused.USER_UNKNOWN)))
                .otherwise(
                        refusal -> failed(email, refusal.reason()),
                        () -> failed(email, PasswordResetRequestRefusal.internal_error));
    }

    private Outcome<Unit, PasswordResetRequestSucceeded, ResetRequestRefused> request(User user) {
        if (!user.active()) {
            return Outcome.refused(ResetRequestRefused.USER_INACTIVE);
        }
        if (!user.verified()) {
            return Outcome.refused(ResetRequestRefused.EMAIL_NOT_VERIFIED);
        }
        boolean within =
                users.lock(user.id())
                        && mailedTokens.request(user.id(), Purpose.RESET_PASSWORD, clock.instant());
        return within
                ? Outcome.done(
                        Unit.DONE,
                        new PasswordResetRequestSucceeded(user.id(), user.email().value()))
                : Outcome.refused(ResetRequestRefused.TOO_MANY_REQUESTS);
    }

    private static PasswordResetRequestFailed failed(
            Email email, PasswordResetRequestRefusal reason) {
        return new PasswordResetRequestFailed(email.value(), reason);
    }
}
