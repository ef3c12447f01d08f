package com.dashtam.identity.application.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.events.identity.RefreshTokenReuseDetected;
import com.dashtam.events.identity.RegistrationRefusal;
import com.dashtam.events.identity.UserRegistrationFailed;
import com.dashtam.events.identity.UserRegistrationSucceeded;
import com.dashtam.identity.domain.mail.Letter;
import com.dashtam.identity.domain.token.EmailVerification;
import com.dashtam.identity.domain.user.User;
import com.dashtam.identity.fixture.World;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CorrespondenceTest {

    private final World world = new World();
    private final Correspondence correspondence =
            new Correspondence(
                    world.users, world.verifications, world.letters, world.random, world.clock);

    private static UserRegistrationSucceeded registrationOf(User user) {
        return new UserRegistrationSucceeded(user.id(), user.email().value());
    }

    @Test
    void sendsANewcomerATokenOfWhichOnlyTheHashIsKept() {
        User user = world.newcomer();

        correspondence.on(registrationOf(user));

        var letter = (Letter.VerifyAddress) world.letters.sent().getFirst();
        assertThat(letter.to()).isEqualTo(user.email());
        assertThat(world.verifications.find(letter.token().hash()))
                .contains(
                        EmailVerification.of(
                                letter.token().hash(), user.id(), world.clock.instant()));
    }

    @Test
    void sendsNothingToWhoeverIsVerifiedAlready() {
        correspondence.on(registrationOf(world.member()));

        assertThat(world.letters.sent()).isEmpty();
        assertThat(world.verifications.size()).isZero();
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
}
