package com.dashtam.identity.application.password;

import com.dashtam.events.identity.PasswordChangeInitiator;
import com.dashtam.events.identity.PasswordChangeRefusal;
import com.dashtam.events.identity.UserPasswordChangeAttempted;
import com.dashtam.events.identity.UserPasswordChangeFailed;
import com.dashtam.events.identity.UserPasswordChangeSucceeded;
import com.dashtam.identity.application.IdentityWorkflows;
import com.dashtam.identity.application.mfa.Factors;
import com.dashtam.identity.application.session.Reauthentication;
import com.dashtam.identity.application.session.RecentAuthentication;
import com.dashtam.identity.application.session.SessionFacts;
import com.dashtam.identity.domain.session.EndReason;
import com.dashtam.identity.domain.session.Sessions;
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
import java.time.InstantSource;
import java.util.Optional;

/**
 * Changes the password of somebody who knows it, and ends all his other sessions. Whoever has a
 * second factor must have shown it not long ago, too.
 */
public final class ChangePasswordHandler
        implements CommandHandler<ChangePassword, Unit, PasswordRefused.OnChange> {

    private final Workflows workflows;
    private final Users users;
    private final Sessions sessions;
    private final PasswordPolicy policy;
    private final PasswordHashing passwords;
    private final Reauthentication reauthentication;
    private final Factors factors;
    private final RecentAuthentication recent;
    private final InstantSource clock;

    public ChangePasswordHandler(
            Workflows workflows,
            Users users,
            Sessions sessions,
            PasswordPolicy policy,
            PasswordHashing passwords,
            Reauthentication reauthentication,
            Factors factors,
            RecentAuthentication recent,
            InstantSource clock) {
        this.workflows = workflows;
        this.users = users;
        this.sessions = sessions;
        this.policy = policy;
        this.passwords = passwords;
        this.reauthentication = reauthentication;
        this.factors = factors;
        this.recent = recent;
        this.clock = clock;
    }

    @Override
    public Result<Unit, PasswordRefused.OnChange> handle(ChangePassword command, Caller caller) {
        User user = users.find(command.userId()).orElseThrow();
        return workflows
                .start(
                        IdentityWorkflows.USER_PASSWORD_CHANGE,
                        caller,
                        new EventKey.User(command.userId()))
                .attempted(new UserPasswordChangeAttempted(command.userId()))
                .first(() -> check(user, command))
                .then(checked -> change(user, command, checked, caller))
                .otherwise(
                        refusal -> failed(command, refusal.reason()),
                        () -> failed(command, PasswordChangeRefusal.internal_error));
    }

    /** The new hash; empty where the old password was wrong, which must be counted. */
    private Result<Optional<PasswordHash>, PasswordRefused.OnChange> check(
            User user, ChangePassword command) {
        if (factors.any(user.id()) && !recent.covers(command.sessionId())) {
            return Result.err(new PasswordRefused.StepUpRequired());
        }
        return policy.choose(command.wanted(), user.email())
                .<PasswordRefused.OnChange>mapError(PasswordRefused.TooWeak::new)
                .map(wanted ->
                        reauthentication.isPasswordOf(user, command.present())
                                ? Optional.of(passwords.hash(wanted))
                                : Optional.empty());
    }

    private Outcome<Unit, UserPasswordChangeSucceeded, PasswordRefused.OnChange> change(
            User user, ChangePassword command, Optional<PasswordHash> hash, Caller caller) {
        if (hash.isEmpty()) {
            return Outcome.refused(
                    new PasswordRefused.WrongPassword(),
                    () -> reauthentication.failed(user.id(), command.sessionId(), caller));
        }
        if (!users.lock(user.id())) {
            throw new IllegalStateException("the user is gone");
        }
        reauthentication.succeeded(command.sessionId());
        users.changePassword(user.id(), hash.get());
        var ended =
                sessions.endAll(
                        user.id(),
                        Optional.of(command.sessionId()),
                        EndReason.PASSWORD_CHANGED,
                        clock.instant());
        return new Outcome.Done<>(
                Unit.DONE,
                new UserPasswordChangeSucceeded(
                        user.id(), user.email().value(), PasswordChangeInitiator.user),
                SessionFacts.ended(user.id(), ended, EndReason.PASSWORD_CHANGED));
    }

    private static UserPasswordChangeFailed failed(
            ChangePassword command, PasswordChangeRefusal reason) {
        return new UserPasswordChangeFailed(command.userId(), reason);
    }
}
