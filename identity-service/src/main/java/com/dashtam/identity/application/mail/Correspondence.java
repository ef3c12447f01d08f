package com.dashtam.identity.application.mail;

import com.dashtam.events.identity.EmailVerificationRequestSucceeded;
import com.dashtam.events.identity.EmailVerificationSucceeded;
import com.dashtam.events.identity.MfaFactor;
import com.dashtam.events.identity.PasswordResetConfirmSucceeded;
import com.dashtam.events.identity.PasswordResetRequestSucceeded;
import com.dashtam.events.identity.RecoveryCodeGenerationSucceeded;
import com.dashtam.events.identity.RecoveryCodeUsed;
import com.dashtam.events.identity.RefreshTokenReuseDetected;
import com.dashtam.events.identity.RegistrationRefusal;
import com.dashtam.events.identity.SessionCreated;
import com.dashtam.events.identity.SuspiciousSessionActivity;
import com.dashtam.events.identity.UserMfaDisableSucceeded;
import com.dashtam.events.identity.UserMfaEnableSucceeded;
import com.dashtam.events.identity.UserPasswordChangeSucceeded;
import com.dashtam.events.identity.UserRegistrationFailed;
import com.dashtam.events.identity.UserRegistrationSucceeded;
import com.dashtam.identity.domain.mail.Letter;
import com.dashtam.identity.domain.mail.Mailer;
import com.dashtam.identity.domain.mfa.Factor;
import com.dashtam.identity.domain.token.MailedToken;
import com.dashtam.identity.domain.token.MailedToken.Purpose;
import com.dashtam.identity.domain.token.MailedTokens;
import com.dashtam.identity.domain.token.OneTimeToken;
import com.dashtam.identity.domain.user.Email;
import com.dashtam.identity.domain.user.User;
import com.dashtam.identity.domain.user.Users;
import com.dashtam.kernel.result.Result;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Which event is told to whom. Each method runs in the transaction that takes the event from the
 * inbox, so a letter that could not be sent will be tried again; only its token stays behind, which
 * nobody knows.
 */
public final class Correspondence {

    private final Users users;
    private final MailedTokens mailedTokens;
    private final Mailer mailer;
    private final RandomGenerator random;
    private final InstantSource clock;

    public Correspondence(
            Users users,
            MailedTokens mailedTokens,
            Mailer mailer,
            RandomGenerator random,
            InstantSource clock) {
        this.users = users;
        this.mailedTokens = mailedTokens;
        this.mailer = mailer;
        this.random = random;
        this.clock = clock;
    }

    /** A user who is verified from the start, as the operator's auditor is, gets no letter. */
    public void on(UserRegistrationSucceeded event) {
        users.find(event.getUserId()).filter(user -> !user.verified()).ifPresent(this::askToVerify);
    }

    public void on(EmailVerificationRequestSucceeded event) {
        users.find(event.getUserId()).filter(user -> !user.verified()).ifPresent(this::askToVerify);
    }

    private void askToVerify(User user) {
        var purpose = Purpose.VERIFY_EMAIL;
        mailer.send(new Letter.VerifyAddress(user.email(), minted(purpose, user), purpose.life()));
    }

    public void on(EmailVerificationSucceeded event) {
        mailer.send(new Letter.Welcome(addressOf(event.getEmail())));
    }

    public void on(PasswordResetRequestSucceeded event) {
        users.find(event.getUserId()).filter(User::active).ifPresent(this::offerReset);
    }

    private void offerReset(User user) {
        var purpose = Purpose.RESET_PASSWORD;
        mailer.send(new Letter.ResetPassword(user.email(), minted(purpose, user), purpose.life()));
    }

    /** At the moment of sending: no event ever carries a token. */
    private OneTimeToken minted(Purpose purpose, User user) {
        var token = OneTimeToken.mint(random);
        mailedTokens.add(MailedToken.of(purpose, token.hash(), user.id(), clock.instant()));
        return token;
    }

    public void on(PasswordResetConfirmSucceeded event) {
        mailer.send(new Letter.PasswordReset(addressOf(event.getEmail())));
    }

    public void on(UserPasswordChangeSucceeded event) {
        mailer.send(new Letter.PasswordChanged(addressOf(event.getEmail())));
    }

    public void on(SessionCreated event, Instant at) {
        if (event.getNewDevice()) {
            users.find(event.getUserId())
                    .ifPresent(user -> mailer.send(newDevice(user, event, at)));
        }
    }

    private static Letter newDevice(User user, SessionCreated event, Instant at) {
        return new Letter.NewDevice(
                user.email(),
                Optional.ofNullable(event.getDeviceInfo()),
                origin(event.getIpAddress(), event.getLocation()),
                at);
    }

    public void on(SuspiciousSessionActivity event, Instant at) {
        var origin = origin(event.getIpAddress(), event.getLocation());
        tell(event.getUserId(), to -> new Letter.SuspiciousActivity(to, origin, at));
    }

    private static Letter.Origin origin(@Nullable String ipAddress, @Nullable String location) {
        return new Letter.Origin(Optional.ofNullable(ipAddress), Optional.ofNullable(location));
    }

    public void on(UserMfaEnableSucceeded event) {
        tell(event.getUserId(), to -> new Letter.FactorAdded(to, factor(event.getFactor())));
    }

    public void on(UserMfaDisableSucceeded event) {
        tell(event.getUserId(), to -> new Letter.FactorRemoved(to, factor(event.getFactor())));
    }

    public void on(RecoveryCodeGenerationSucceeded event) {
        tell(event.getUserId(), Letter.RecoveryCodesRenewed::new);
    }

    public void on(RecoveryCodeUsed event) {
        tell(event.getUserId(), to -> new Letter.RecoveryCodeUsed(to, event.getCodesLeft()));
    }

    private void tell(UUID userId, Function<Email, Letter> letter) {
        users.find(userId).ifPresent(user -> mailer.send(letter.apply(user.email())));
    }

    private static Factor factor(MfaFactor factor) {
        return switch (factor) {
            case totp -> Factor.TOTP;
            case passkey -> Factor.PASSKEY;
            case recovery_code -> Factor.RECOVERY_CODE;
            case password -> Factor.PASSWORD;
            case unknown ->
                    throw new IllegalArgumentException("event with a factor of a later release");
        };
    }

    public void on(UserRegistrationFailed event) {
        letterAbout(event).ifPresent(mailer::send);
    }

    private static Optional<Letter> letterAbout(UserRegistrationFailed event) {
        RegistrationRefusal reason = event.getReason();
        return switch (reason) {
            case email_taken -> Optional.of(new Letter.AddressTaken(addressOf(event.getEmail())));
            case unknown, password_too_weak, internal_error -> Optional.empty();
        };
    }

    public void on(RefreshTokenReuseDetected event) {
        mailer.send(new Letter.TokenReused(addressOf(event.getEmail())));
    }

    private static Email addressOf(String normal) {
        return switch (Email.parse(normal)) {
            case Result.Ok(var email) -> email;
            case Result.Err(var flaw) ->
                    throw new IllegalArgumentException("event with an address that is " + flaw);
        };
    }
}
