package com.dashtam.identity.application.session;

import static com.dashtam.identity.application.session.SignInRefused.ACCOUNT_INACTIVE;
import static com.dashtam.identity.application.session.SignInRefused.ACCOUNT_LOCKED;
import static com.dashtam.identity.application.session.SignInRefused.EMAIL_NOT_VERIFIED;
import static com.dashtam.identity.application.session.SignInRefused.INVALID_CREDENTIALS;

import com.dashtam.events.identity.LoginRefusal;
import com.dashtam.events.identity.UserLoginAttempted;
import com.dashtam.events.identity.UserLoginFailed;
import com.dashtam.events.identity.UserLoginSucceeded;
import com.dashtam.identity.application.IdentityWorkflows;
import com.dashtam.identity.domain.user.Lockouts;
import com.dashtam.identity.domain.user.PasswordHashing;
import com.dashtam.identity.domain.user.SignInOrigin;
import com.dashtam.identity.domain.user.User;
import com.dashtam.identity.domain.user.Users;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.workflow.Outcome;
import com.dashtam.kernel.workflow.Workflows;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Opens a session for whoever knows the password. An unknown address, a wrong password and a locked
 * account cost the same: one hash, and the same two transactions.
 */
public final class SignInHandler implements CommandHandler<SignIn, SignedIn, SignInRefused> {

    private final Workflows workflows;
    private final Users users;
    private final Lockouts lockouts;
    private final DeviceRecognition recognition;
    private final PasswordHashing passwords;
    private final SessionOpening opening;
    private final InstantSource clock;

    public SignInHandler(
            Workflows workflows,
            Users users,
            Lockouts lockouts,
            DeviceRecognition recognition,
            PasswordHashing passwords,
            SessionOpening opening,
            InstantSource clock) {
        this.workflows = workflows;
        this.users = users;
        this.lockouts = lockouts;
        this.recognition = recognition;
        this.passwords = passwords;
        this.opening = opening;
        this.clock = clock;
    }

    @Override
    public Result<SignedIn, SignInRefused> handle(SignIn command, Caller caller) {
        Optional<User> user = users.findByEmail(command.email());
        SignInOrigin origin = recognition.originOf(command);
        return workflows
                .start(IdentityWorkflows.USER_LOGIN, caller, keyOf(user, command))
                .attempted(new UserLoginAttempted(command.email().value()))
                .first(() -> Result.<Boolean, SignInRefused>ok(knowsPassword(user, command)))
                .then(known -> known ? admit(command, origin, caller) : refuse(origin))
                .otherwise(
                        refusal -> failed(user, command, refusal.reason()),
                        () -> failed(user, command, LoginRefusal.internal_error));
    }

    private boolean knowsPassword(Optional<User> user, SignIn command) {
        if (user.isEmpty()) {
            passwords.pretend(command.password());
            return false;
        }
        return passwords.matches(command.password(), user.get().passwordHash());
    }

    /** The user is read again: hashing takes long enough for a lock to fall meanwhile. */
    private Outcome<SignedIn, UserLoginSucceeded, SignInRefused> admit(
            SignIn command, SignInOrigin origin, Caller caller) {
        User user = users.findByEmail(command.email()).orElseThrow();
        Instant now = clock.instant();
        if (!lockouts.admit(origin, now)) {
            return Outcome.refused(ACCOUNT_LOCKED);
        }
        if (!user.active()) {
            return Outcome.refused(ACCOUNT_INACTIVE);
        }
        if (!user.verified()) {
            return Outcome.refused(EMAIL_NOT_VERIFIED);
        }
        return opening.open(user, recognition.remember(command, user, now), caller, now);
    }

    private Outcome<SignedIn, UserLoginSucceeded, SignInRefused> refuse(SignInOrigin origin) {
        Instant now = clock.instant();
        boolean locked = lockouts.of(origin).holds(now);
        return Outcome.refused(
                locked ? ACCOUNT_LOCKED : INVALID_CREDENTIALS,
                () -> lockouts.recordFailure(origin, now));
    }

    private static EventKey keyOf(Optional<User> user, SignIn command) {
        return user.<EventKey>map(known -> new EventKey.User(known.id()))
                .orElseGet(() -> new EventKey.Email(command.email().value()));
    }

    private static UserLoginFailed failed(
            Optional<User> user, SignIn command, LoginRefusal reason) {
        return new UserLoginFailed(
                user.map(User::id).orElse(null), command.email().value(), reason);
    }
}
