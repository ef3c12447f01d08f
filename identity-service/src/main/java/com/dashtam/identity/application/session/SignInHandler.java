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
import com.dashtam.identity.domain.user.PasswordHash;
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
                .first(() -> Result.<Proof, SignInRefused>ok(prove(user, command)))
                .then(proof ->
                        proof.known().isPresent()
                                ? admit(command, proof, origin, caller)
                                : refuse(origin))
                .otherwise(
                        refusal -> failed(user, command, refusal.reason()),
                        () -> failed(user, command, LoginRefusal.internal_error));
    }

    /**
     * What looking at the password brought to light.
     *
     * @param known the hash that the password matches; empty where it matches none
     * @param renewed the same password as it is hashed today, where the hash kept is outdated
     */
    private record Proof(Optional<PasswordHash> known, Optional<PasswordHash> renewed) {

        static final Proof NONE = new Proof(Optional.empty(), Optional.empty());
    }

    private Proof prove(Optional<User> user, SignIn command) {
        if (user.isEmpty()) {
            passwords.pretend(command.password());
            return Proof.NONE;
        }
        PasswordHash kept = user.get().passwordHash();
        if (!passwords.matches(command.password(), kept)) {
            return Proof.NONE;
        }
        return new Proof(
                Optional.of(kept),
                passwords.isOutdated(kept)
                        ? Optional.of(passwords.hash(command.password()))
                        : Optional.empty());
    }

    /** The user is read again: hashing takes long enough for much to change meanwhile. */
    private Outcome<SignedIn, UserLoginSucceeded, SignInRefused> admit(
            SignIn command, Proof proof, SignInOrigin origin, Caller caller) {
        User user = users.findByEmail(command.email()).orElseThrow();
        Instant now = clock.instant();
        if (!proof.known().equals(Optional.of(user.passwordHash()))) {
            return Outcome.refused(INVALID_CREDENTIALS);
        }
        if (!lockouts.admit(origin, now)) {
            return Outcome.refused(ACCOUNT_LOCKED);
        }
        if (!user.active()) {
            return Outcome.refused(ACCOUNT_INACTIVE);
        }
        if (!user.verified()) {
            return Outcome.refused(EMAIL_NOT_VERIFIED);
        }
        proof.renewed().ifPresent(hash -> users.changePassword(user.id(), hash));
        boolean newDevice = recognition.isNew(origin, user);
        var device = recognition.remember(command, user, now);
        return opening.open(user, new SessionOpening.From(device, newDevice), caller, now);
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
