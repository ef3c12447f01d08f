package com.dashtam.identity.application.mail;

import com.dashtam.events.identity.RefreshTokenReuseDetected;
import com.dashtam.events.identity.RegistrationRefusal;
import com.dashtam.events.identity.UserRegistrationFailed;
import com.dashtam.events.identity.UserRegistrationSucceeded;
import com.dashtam.identity.domain.mail.Letter;
import com.dashtam.identity.domain.mail.Mailer;
import com.dashtam.identity.domain.token.EmailVerification;
import com.dashtam.identity.domain.token.EmailVerifications;
import com.dashtam.identity.domain.token.OneTimeToken;
import com.dashtam.identity.domain.user.Email;
import com.dashtam.identity.domain.user.User;
import com.dashtam.identity.domain.user.Users;
import com.dashtam.kernel.result.Result;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Which event is told to whom. Each method runs in the transaction that takes the event from the
 * inbox, so a letter that could not be sent will be tried again; only its token stays behind, which
 * nobody knows.
 */
public final class Correspondence {

    private final Users users;
    private final EmailVerifications verifications;
    private final Mailer mailer;
    private final RandomGenerator random;
    private final InstantSource clock;

    public Correspondence(
            Users users,
            EmailVerifications verifications,
            Mailer mailer,
            RandomGenerator random,
            InstantSource clock) {
        this.users = users;
        this.verifications = verifications;
        this.mailer = mailer;
        this.random = random;
        this.clock = clock;
    }

    /** A user who is verified from the start, as the operator's auditor is, gets no letter. */
    public void on(UserRegistrationSucceeded event) {
        users.find(event.getUserId()).filter(user -> !user.verified()).ifPresent(this::askToVerify);
    }

    /** The token is minted here, at the moment of sending: no event ever carries it. */
    private void askToVerify(User user) {
        var token = OneTimeToken.mint(random);
        verifications.add(EmailVerification.of(token.hash(), user.id(), clock.instant()));
        mailer.send(new Letter.VerifyAddress(user.email(), token, EmailVerification.LIFE));
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
