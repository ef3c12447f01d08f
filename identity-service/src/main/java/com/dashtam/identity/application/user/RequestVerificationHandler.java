package com.dashtam.identity.application.user;

import com.dashtam.events.identity.EmailVerificationRequestAttempted;
import com.dashtam.events.identity.EmailVerificationRequestFailed;
import com.dashtam.events.identity.EmailVerificationRequestRefusal;
import com.dashtam.events.identity.EmailVerificationRequestSucceeded;
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

/** Lets the mail that verifies an address go out again, with a token of its own. */
public final class RequestVerificationHandler
        implements CommandHandler<RequestVerification, Unit, VerificationRequestRefused> {

    private final Workflows workflows;
    private final Users users;
    private final MailedTokens mailedTokens;
    private final InstantSource clock;

    public RequestVerificationHandler(
            Workflows workflows, Users users, MailedTokens mailedTokens, InstantSource clock) {
        this.workflows = workflows;
        this.users = users;
        this.mailedTokens = mailedTokens;
        this.clock = clock;
    }

    @Override
    public Result<Unit, VerificationRequestRefused> handle(
            RequestVerification command, Caller caller) {
        Email email = command.email();
        return workflows
                .start(
                        IdentityWorkflows.EMAIL_VERIFICATION_REQUEST,
                        caller,
                        new EventKey.Email(email.value()))
                .attempted(new EmailVerificationRequestAttempted(email.value()))
                .run(() ->
                        users.findByEmail(email)
                                .map(this::request)
                                .orElseGet(() ->
                                        Outcome.refused(VerificationRequestRefused.USER_UNKNOWN)))
                .otherwise(
                        refusal -> failed(email, refusal.reason()),
                        () -> failed(email, EmailVerificationRequestRefusal.internal_error));
    }

    private Outcome<Unit, EmailVerificationRequestSucceeded, VerificationRequestRefused> request(
            User user) {
        if (user.verified()) {
            return Outcome.refused(VerificationRequestRefused.ALREADY_VERIFIED);
        }
        boolean within =
                users.lock(user.id())
                        && mailedTokens.request(user.id(), Purpose.VERIFY_EMAIL, clock.instant());
        return within
                ? Outcome.done(
                        Unit.DONE,
                        new EmailVerificationRequestSucceeded(user.id(), user.email().value()))
                : Outcome.refused(VerificationRequestRefused.TOO_MANY_REQUESTS);
    }

    private static EmailVerificationRequestFailed failed(
            Email email, EmailVerificationRequestRefusal reason) {
        return new EmailVerificationRequestFailed(email.value(), reason);
    }
}
