package com.dashtam.identity.application.user;

import static com.dashtam.identity.application.user.VerificationRefused.TOKEN_ALREADY_USED;
import static com.dashtam.identity.application.user.VerificationRefused.TOKEN_EXPIRED;
import static com.dashtam.identity.application.user.VerificationRefused.TOKEN_UNKNOWN;

import com.dashtam.events.identity.EmailVerificationAttempted;
import com.dashtam.events.identity.EmailVerificationFailed;
import com.dashtam.events.identity.EmailVerificationRefusal;
import com.dashtam.events.identity.EmailVerificationSucceeded;
import com.dashtam.identity.application.IdentityWorkflows;
import com.dashtam.identity.domain.token.MailedToken;
import com.dashtam.identity.domain.token.MailedToken.Purpose;
import com.dashtam.identity.domain.token.MailedTokens;
import com.dashtam.identity.domain.token.TokenHash;
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

/** Marks a user's address as verified, once a token. */
public final class VerifyEmailHandler
        implements CommandHandler<VerifyEmail, Unit, VerificationRefused> {

    private final Workflows workflows;
    private final MailedTokens mailedTokens;
    private final Users users;
    private final InstantSource clock;

    public VerifyEmailHandler(
            Workflows workflows, MailedTokens mailedTokens, Users users, InstantSource clock) {
        this.workflows = workflows;
        this.mailedTokens = mailedTokens;
        this.users = users;
        this.clock = clock;
    }

    @Override
    public Result<Unit, VerificationRefused> handle(VerifyEmail command, Caller caller) {
        TokenHash token = command.token().hash();
        return workflows
                .start(IdentityWorkflows.EMAIL_VERIFICATION, caller, keyOf(token))
                .attempted(new EmailVerificationAttempted(token.fingerprint()))
                .run(() -> verify(token))
                .otherwise(
                        refusal -> failed(token, refusal.reason()),
                        () -> failed(token, EmailVerificationRefusal.internal_error));
    }

    private EventKey keyOf(TokenHash token) {
        return mailedTokens
                .find(token, Purpose.VERIFY_EMAIL)
                .<EventKey>map(known -> new EventKey.User(known.userId()))
                .orElseGet(EventKey.OwnWorkflow::new);
    }

    private Outcome<Unit, EmailVerificationSucceeded, VerificationRefused> verify(TokenHash token) {
        return mailedTokens
                .find(token, Purpose.VERIFY_EMAIL)
                .map(this::verify)
                .orElseGet(() -> Outcome.refused(TOKEN_UNKNOWN));
    }

    private Outcome<Unit, EmailVerificationSucceeded, VerificationRefused> verify(
            MailedToken promise) {
        var now = clock.instant();
        if (promise.isUsed()) {
            return Outcome.refused(TOKEN_ALREADY_USED);
        }
        if (promise.isExpired(now)) {
            return Outcome.refused(TOKEN_EXPIRED);
        }
        if (!mailedTokens.use(promise.token(), Purpose.VERIFY_EMAIL, now)) {
            return Outcome.refused(TOKEN_ALREADY_USED);
        }
        users.markVerified(promise.userId());
        User user = users.find(promise.userId()).orElseThrow();
        return Outcome.done(
                Unit.DONE, new EmailVerificationSucceeded(user.id(), user.email().value()));
    }

    private static EmailVerificationFailed failed(
            TokenHash token, EmailVerificationRefusal reason) {
        return new EmailVerificationFailed(token.fingerprint(), reason);
    }
}
