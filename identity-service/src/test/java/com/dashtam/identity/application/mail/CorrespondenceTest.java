package com.dashtam.identity.application.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.events.identity.EmailVerificationRequestSucceeded;
import com.dashtam.events.identity.EmailVerificationSucceeded;
import com.dashtam.events.identity.PasswordChangeInitiator;
import com.dashtam.events.identity.PasswordResetConfirmSucceeded;
import com.dashtam.events.identity.PasswordResetRequestSucceeded;
import com.dashtam.events.identity.RefreshTokenReuseDetected;
import com.dashtam.events.identity.RegistrationRefusal;
import com.dashtam.events.identity.SessionCreated;
import com.dashtam.events.identity.SuspiciousActivity;
import com.dashtam.events.identity.SuspiciousSessionActivity;
import com.dashtam.events.identity.UserPasswordChangeSucceeded;
import com.dashtam.events.identity.UserRegistrationFailed;
import com.dashtam.events.identity.UserRegistrationSucceeded;
import com.dashtam.identity.domain.mail.Letter;
import com.dashtam.identity.domain.token.MailedToken;
import com.dashtam.identity.domain.token.MailedToken.Purpose;
import com.dashtam.identity.domain.user.User;
import com.dashtam.identity.fixture.World;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CorrespondenceTest {

    private final World world = new World();
    private final Correspondence correspondence =
            new Correspondence(
                    world.users, world.mailedTokens, world.letters, world.random, world.clock);

    private static UserRegistrationSucceeded registrationOf(User user) {
        return new UserRegistrationSucceeded(user.id(), user.email().value());
    }

    @Test
    void sendsANewcomerATokenOfWhichOnlyTheHashIsKept() {
        User user = world.newcomer();

        correspondence.on(registrationOf(user));

        var letter = (Letter.VerifyAddress) world.letters.sent().getFirst();
        assertThat(letter.to()).isEqualTo(user.email());
        assertThat(world.mailedTokens.find(letter.token().hash(), Purpose.VERIFY_EMAIL))
                .contains(
                        MailedToken.of(
                                Purpose.VERIFY_EMAIL,
                                letter.token().hash(),
                                user.id(),
                                world.clock.instant()));
    }

    @Test
    void sendsNothingToWhoeverIsVerifiedAlready() {
        correspondence.on(registrationOf(world.member()));

        assertThat(world.letters.sent()).isEmpty();
        assertThat(world.mailedTokens.size()).isZero();
    }

    @Test
    void sendsNothingToWhoeverIsGone() {
        correspondence.on(new UserRegistrationSucceeded(UUID.randomUUID(), "gone@example.com"));

        assertThat(world.letters.sent()).isEmpty();
    }

    @Test
    void tellsTheOwnerOfATakenAddress() {
        var email = World.anyEmail();

        correspondence.on(
                new UserRegistrationFailed(email.value(), RegistrationRefusal.email_taken));

        assertThat(world.letters.sent()).containsExactly(new Letter.AddressTaken(email));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "email_taken")
    void keepsOtherRefusalsToItself(RegistrationRefusal reason) {
        correspondence.on(new UserRegistrationFailed(World.anyEmail().value(), reason));

        assertThat(world.letters.sent()).isEmpty();
    }

    @Test
    void warnsOfTokenReuse() {
        var email = World.anyEmail();

        correspondence.on(
                new RefreshTokenReuseDetected(UUID.randomUUID(), email.value(), UUID.randomUUID()));

        assertThat(world.letters.sent()).containsExactly(new Letter.TokenReused(email));
    }

    @Test
    void cannotWriteToAnAddressThatIsNone() {
        var event = new UserRegistrationFailed("nowhere", RegistrationRefusal.email_taken);

        assertThatThrownBy(() -> correspondence.on(event))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sendsAnotherTokenToWhoeverMissesTheFirst() {
        User user = world.newcomer();

        correspondence.on(new EmailVerificationRequestSucceeded(user.id(), user.email().value()));

        var letter = (Letter.VerifyAddress) world.letters.sent().getFirst();
        assertThat(world.mailedTokens.find(letter.token().hash(), Purpose.VERIFY_EMAIL))
                .isPresent();
    }

    @Test
    void welcomesWhoeverHasVerifiedTheAddress() {
        var email = World.anyEmail();

        correspondence.on(new EmailVerificationSucceeded(UUID.randomUUID(), email.value()));

        assertThat(world.letters.sent()).containsExactly(new Letter.Welcome(email));
    }

    @Test
    void sendsATokenToWhoeverForgotThePassword() {
        User user = world.member();

        correspondence.on(new PasswordResetRequestSucceeded(user.id(), user.email().value()));

        var letter = (Letter.ResetPassword) world.letters.sent().getFirst();
        assertThat(letter.to()).isEqualTo(user.email());
        assertThat(world.mailedTokens.find(letter.token().hash(), Purpose.RESET_PASSWORD))
                .isPresent();
    }

    @Test
    void sendsNoTokenToWhoeverWasSuspendedMeanwhile() {
        User user = world.member();
        assertThat(world.users.setActive(user.id(), false)).isTrue();

        correspondence.on(new PasswordResetRequestSucceeded(user.id(), user.email().value()));

        assertThat(world.letters.sent()).isEmpty();
        assertThat(world.mailedTokens.size()).isZero();
    }

    @Test
    void tellsTheOwnerOfEveryNewPassword() {
        User user = world.member();
        String email = user.email().value();

        correspondence.on(new PasswordResetConfirmSucceeded(user.id(), email));
        correspondence.on(
                new UserPasswordChangeSucceeded(user.id(), email, PasswordChangeInitiator.user));

        assertThat(world.letters.sent())
                .containsExactly(
                        new Letter.PasswordReset(user.email()),
                        new Letter.PasswordChanged(user.email()));
    }

    @Test
    void tellsTheOwnerOfASessionThatWasEndedAsSuspicious() {
        User user = world.member();
        var now = world.clock.instant();

        correspondence.on(
                new SuspiciousSessionActivity(
                        user.id(),
                        UUID.randomUUID(),
                        SuspiciousActivity.wrong_passwords,
                        5,
                        "203.0.113.7",
                        null),
                now);
        correspondence.on(
                new SuspiciousSessionActivity(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        SuspiciousActivity.wrong_passwords,
                        5,
                        null,
                        null),
                now);

        assertThat(world.letters.sent())
                .containsExactly(
                        new Letter.SuspiciousActivity(
                                user.email(),
                                new Letter.Origin(Optional.of("203.0.113.7"), Optional.empty()),
                                now));
    }

    @Test
    void tellsOfASignInFromANewDevice() {
        User user = world.member();
        var now = world.clock.instant();
        var session = UUID.randomUUID();

        correspondence.on(
                new SessionCreated(
                        user.id(),
                        session,
                        "Firefox on Linux",
                        "203.0.113.7",
                        "Oslo, Norway",
                        true),
                now);
        correspondence.on(
                new SessionCreated(
                        user.id(),
                        session,
                        "Firefox on Linux",
                        "203.0.113.7",
                        "Oslo, Norway",
                        false),
                now);
        correspondence.on(
                new SessionCreated(UUID.randomUUID(), session, null, null, null, true), now);

        assertThat(world.letters.sent())
                .containsExactly(
                        new Letter.NewDevice(
                                user.email(),
                                Optional.of("Firefox on Linux"),
                                new Letter.Origin(
                                        Optional.of("203.0.113.7"), Optional.of("Oslo, Norway")),
                                now));
    }
}
