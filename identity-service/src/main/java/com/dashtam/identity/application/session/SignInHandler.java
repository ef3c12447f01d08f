package com.dashtam.identity.application.session;

import static com.dashtam.identity.application.session.SignInRefused.ACCOUNT_INACTIVE;
import static com.dashtam.identity.application.session.SignInRefused.ACCOUNT_LOCKED;
import static com.dashtam.identity.application.session.SignInRefused.EMAIL_NOT_VERIFIED;
import static com.dashtam.identity.application.session.SignInRefused.INVALID_CREDENTIALS;

import com.dashtam.events.identity.ChallengePurpose;
import com.dashtam.events.identity.LoginRefusal;
import com.dashtam.events.identity.UserLoginAttempted;
import com.dashtam.events.identity.UserLoginFailed;
import com.dashtam.events.identity.UserLoginSucceeded;
import com.dashtam.identity.application.IdentityWorkflows;
import com.dashtam.identity.application.mfa.Challenging;
import com.dashtam.identity.application.mfa.Factors;
import com.dashtam.identity.domain.mfa.SessionChallenge;
import com.dashtam.identity.domain.token.DeviceToken;
import com.dashtam.identity.domain.user.Lockouts;
import com.dashtam.identity.domain.user.PasswordHash;
import com.dashtam.identity.domain.user.PasswordHashing;
import com.dashtam.identity.domain.user.SignInOrigin;
import com.dashtam.identity.domain.user.User;
import com.dashtam.identity.domain.user.Users;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.id.Ids;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.workflow.Outcome;
import com.dashtam.kernel.workflow.Workflows;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Opens a session for whoever knows the password, or asks for the second factor first. An unknown
 * address, a wrong password and a locked account cost the same: one hash, and the same two
 * transactions.
 */
public final class SignInHandler implements CommandHandler<SignIn, SignInAnswer, SignInRefused> {

    private final Workflows workflows;
    private final Users users;
    private final Lockouts lockouts;
    private final DeviceRecognition recognition;
    private final PasswordHashing passwords;
    private final Factors factors;
    private final Challenging challenging;
    private final SessionOpening opening;
    private final Ids ids;
    private final InstantSource clock;

    public SignInHandler(
            Workflows workflows,
            Users users,
            Lockouts lockouts,
            DeviceRecognition recognition,
            PasswordHashing passwords,
            Factors factors,
            Challenging challenging,
            SessionOpening opening,
            Ids ids,
            InstantSource clock) {
        this.workflows = workflows;
        this.users = users;
        this.lockouts = lockouts;
        this.recognition = recognition;
        this.passwords = passwords;
        this.factors = factors;
        this.challenging = challenging;
        this.opening = opening;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Result<SignInAnswer, SignInRefused> handle(SignIn command, Caller caller) {
        // Nothing is attempted with a password that nobody will look at: a flood would cost two
        // transactions and two records of the audit trail for each that is turned away.
        passwords.requireRoom();
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
    private Outcome<SignInAnswer, UserLoginSucceeded, SignInRefused> admit(
            SignIn command, Proof proof, SignInOrigin origin, Caller caller) {
        User user = users.findByEmail(command.email()).orElseThrow();
        Instant now = clock.instant();
        if (!proof.known().equals(Optional.of(user.passwordHash()))) {
            return Outcome.refused(INVALID_CREDENTIALS);
        }
        boolean challenged = factors.any(user.id());
        if (challenged ? lockouts.of(origin).holds(now) : !lockouts.admit(origin, now)) {
            return Outcome.refused(ACCOUNT_LOCKED);
        }
        if (!user.active()) {
            return Outcome.refused(ACCOUNT_INACTIVE);
        }
        if (!user.verified()) {
            return Outcome.refused(EMAIL_NOT_VERIFIED);
        }
        proof.renewed().ifPresent(hash -> users.changePassword(user.id(), hash));
        DeviceToken device = recognition.tokenFor(command);
        return challenged
                ? challenge(user, origin, device, now)
                : open(user, origin, device, caller, now);
    }

    private Outcome<SignInAnswer, UserLoginSucceeded, SignInRefused> open(
            User user, SignInOrigin origin, DeviceToken device, Caller caller, Instant now) {
        boolean newDevice = recognition.isNew(origin, user);
        recognition.remember(device, user, now);
        var opened = opening.open(user, newDevice, caller, now);
        return new Outcome.Done<>(
                new SignedIn(opened.tokens(), Optional.of(device)),
                opened.succeeded(),
                opened.facts());
    }

    /** Failures are forgotten, and the device is remembered, only once the answer is right. */
    private Outcome<SignInAnswer, UserLoginSucceeded, SignInRefused> challenge(
            User user, SignInOrigin origin, DeviceToken token, Instant now) {
        UUID id = ids.next();
        var device =
                new SessionChallenge.Device(
                        token.hash(),
                        origin.knownDevice().isPresent(),
                        recognition.isNew(origin, user));
        return new Outcome.Pending<>(
                run -> {
                    var subject = new SessionChallenge.PasswordKnown(user.id(), device, run);
                    return new Challenged(challenging.pose(id, subject, now), token);
                },
                List.of(Challenging.issued(user.id(), id, ChallengePurpose.sign_in)));
    }

    private Outcome<SignInAnswer, UserLoginSucceeded, SignInRefused> refuse(SignInOrigin origin) {
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
