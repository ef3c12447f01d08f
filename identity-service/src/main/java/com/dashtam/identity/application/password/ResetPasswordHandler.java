package com.dashtam.identity.application.password;

import com.dashtam.events.identity.PasswordResetConfirmAttempted;
import com.dashtam.events.identity.PasswordResetConfirmFailed;
import com.dashtam.events.identity.PasswordResetConfirmRefusal;
import com.dashtam.events.identity.PasswordResetConfirmSucceeded;
import com.dashtam.identity.application.IdentityWorkflows;
import com.dashtam.identity.application.session.SessionFacts;
import com.dashtam.identity.domain.session.EndReason;
import com.dashtam.identity.domain.session.Sessions;
import com.dashtam.identity.domain.token.MailedToken;
import com.dashtam.identity.domain.token.MailedToken.Purpose;
import com.dashtam.identity.domain.token.MailedTokens;
import com.dashtam.identity.domain.token.TokenHash;
import com.dashtam.identity.domain.user.KnownDevices;
import com.dashtam.identity.domain.user.Lockouts;
import com.dashtam.identity.domain.user.PasswordHash;
import com.dashtam.identity.domain.user.PasswordHashing;
import com.dashtam.identity.domain.user.PasswordPolicy;
import com.dashtam.identity.domain.user.User;
import com.dashtam.identity.domain.user.Users;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.result.Unit;
import com.dashtam.kernel.workflow.Outcome;
import com.dashtam.kernel.workflow.Workflows;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Sets a new password for whoever reads the user's mail. Everything that the old one may have given
 * to others ends with it: sessions, known devices, and the lock that their guesses brought about.
 */
public final class ResetPasswordHandler
        implements CommandHandler<ResetPassword, Unit, PasswordRefused.OnReset> {

    private final Workflows workflows;
    private final MailedTokens mailedTokens;
    private final Users users;
    private final Sessions sessions;
    private final Lockouts lockouts;
    private final KnownDevices devices;
    private final PasswordPolicy policy;
    private final PasswordHashing passwords;
    private final InstantSource clock;

    public ResetPasswordHandler(
            Workflows workflows,
            MailedTokens mailedTokens,
            Users users,
            Sessions sessions,
            Lockouts lockouts,
            KnownDevices devices,
            PasswordPolicy policy,
            PasswordHashing passwords,
            InstantSource clock) {
        this.workflows = workflows;
        this.mailedTokens = mailedTokens;
        this.users = users;
        this.sessions = sessions;
        this.lockouts = lockouts;
        this.devices = devices;
        this.policy = policy;
        this.passwords = passwords;
        this.clock = clock;
    }

    @Override
    public Result<Unit, PasswordRefused.OnReset> handle(ResetPassword command, Caller caller) {
        TokenHash token = command.token().hash();
        Optional<MailedToken> promise = mailedTokens.find(token, Purpose.RESET_PASSWORD);
        return workflows
                .start(IdentityWorkflows.PASSWORD_RESET_CONFIRM, caller, keyOf(promise))
                .attempted(new PasswordResetConfirmAttempted(token.fingerprint()))
                .first(() -> usable(promise).flatMap(known -> hash(command.wanted(), known)))
                .then(hash -> reset(promise.orElseThrow(), hash))
                .otherwise(
                        refusal -> failed(token, refusal.confirmReason()),
                        () -> failed(token, PasswordResetConfirmRefusal.internal_error));
    }

    private static EventKey keyOf(Optional<MailedToken> promise) {
        return promise.<EventKey>map(known -> new EventKey.User(known.userId()))
                .orElseGet(EventKey.OwnWorkflow::new);
    }

    /** Before the password is hashed: a hash is too dear for tokens that serve nobody. */
    private Result<MailedToken, PasswordRefused.OnReset> usable(Optional<MailedToken> promise) {
        if (promise.isEmpty()) {
            return Result.err(new PasswordRefused.TokenUnknown());
        }
        if (promise.get().isUsed()) {
            return Result.err(new PasswordRefused.TokenAlreadyUsed());
        }
        return promise.get().isExpired(clock.instant())
                ? Result.err(new PasswordRefused.TokenExpired())
                : Result.ok(promise.get());
    }

    private Result<PasswordHash, PasswordRefused.OnReset> hash(String wanted, MailedToken promise) {
        User user = users.find(promise.userId()).orElseThrow();
        return policy.choose(wanted, user.email())
                .map(passwords::hash)
                .mapError(PasswordRefused.TooWeak::new);
    }

    private Outcome<Unit, PasswordResetConfirmSucceeded, PasswordRefused.OnReset> reset(
            MailedToken promise, PasswordHash hash) {
        Instant now = clock.instant();
        if (!users.lock(promise.userId())) {
            return Outcome.refused(new PasswordRefused.TokenUnknown());
        }
        if (!mailedTokens.use(promise.token(), Purpose.RESET_PASSWORD, now)) {
            return Outcome.refused(new PasswordRefused.TokenAlreadyUsed());
        }
        User user = users.find(promise.userId()).orElseThrow();
        users.changePassword(user.id(), hash);
        mailedTokens.voidAll(user.id(), Purpose.RESET_PASSWORD, now);
        devices.forgetAll(user.id());
        lockouts.lift(user.email());
        var ended = sessions.endAll(user.id(), Optional.empty(), EndReason.PASSWORD_RESET, now);
        return new Outcome.Done<>(
                Unit.DONE,
                new PasswordResetConfirmSucceeded(user.id(), user.email().value()),
                SessionFacts.ended(user.id(), ended, EndReason.PASSWORD_RESET));
    }

    private static PasswordResetConfirmFailed failed(
            TokenHash token, PasswordResetConfirmRefusal reason) {
        return new PasswordResetConfirmFailed(token.fingerprint(), reason);
    }
}
