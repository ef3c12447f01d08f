package com.dashtam.identity.application.session;

import static com.dashtam.identity.fixture.World.PASSWORD;
import static com.dashtam.identity.fixture.World.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.events.identity.LoginRefusal;
import com.dashtam.events.identity.SessionCreated;
import com.dashtam.events.identity.UserLoginAttempted;
import com.dashtam.events.identity.UserLoginFailed;
import com.dashtam.events.identity.UserLoginSucceeded;
import com.dashtam.identity.domain.token.DeviceToken;
import com.dashtam.identity.domain.token.TokenVersions;
import com.dashtam.identity.domain.user.Lockout;
import com.dashtam.identity.domain.user.Password;
import com.dashtam.identity.domain.user.PasswordHash;
import com.dashtam.identity.domain.user.Role;
import com.dashtam.identity.domain.user.SignInOrigin;
import com.dashtam.identity.domain.user.User;
import com.dashtam.identity.fixture.World;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.result.Result;
import com.dashtam.testing.workflow.RecordingWorkflows.Recorded;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignInHandlerTest {

    private final World world = new World();

    @Test
    void opensASessionForWhoeverKnowsThePassword() {
        User user = world.member();

        var tokens = world.signIn(user, PASSWORD);

        assertThat(tokens).isInstanceOf(Result.Ok.class);
        var session = world.sessions.ofUser(user.id(), 10).getFirst();
        assertThat(session.device()).contains("Firefox on Linux");
        assertThat(session.ipAddress()).contains("203.0.113.7");
        assertThat(world.workflows.events())
                .containsExactly(
                        new UserLoginAttempted(user.email().value()),
                        new UserLoginSucceeded(user.id(), user.email().value(), session.id()),
                        new SessionCreated(
                                user.id(),
                                session.id(),
                                "Firefox on Linux",
                                "203.0.113.7",
                                World.PLACE.text(),
                                false));
        assertThat(world.workflows.recorded())
                .extracting(Recorded::key)
                .containsOnly(new EventKey.User(user.id()));
    }

    @Test
    void stampsTheAccessTokenWithRolesAndBothVersions() {
        User user = world.member();
        world.signedIn(user);

        var grant = world.signing.last();
        assertThat(grant.userId()).isEqualTo(user.id());
        assertThat(grant.sessionId())
                .isEqualTo(world.sessions.ofUser(user.id(), 1).getFirst().id());
        assertThat(grant.roles()).containsExactly(Role.USER);
        assertThat(grant.versions()).isEqualTo(new TokenVersions(1, 3));
        assertThat(grant.issuedAt()).isEqualTo(world.clock.instant());
    }

    @Test
    void asksNobodyToChangeAPasswordForItsAge() {
        User user = world.member();
        world.clock.forward(Duration.ofDays(3_650));

        assertThat(world.signIn(user, PASSWORD)).isInstanceOf(Result.Ok.class);
    }

    @Test
    void refusesAWrongPassword() {
        User user = world.member();

        var answer = world.signIn(user, "Wrong-Horse-77");

        assertThat(answer).isEqualTo(Result.err(SignInRefused.INVALID_CREDENTIALS));
        assertThat(world.sessions.ofUser(user.id(), 10)).isEmpty();
        assertThat(world.workflows.events())
                .containsExactly(
                        new UserLoginAttempted(user.email().value()),
                        new UserLoginFailed(
                                user.id(), user.email().value(), LoginRefusal.invalid_credentials));
    }

    @Test
    void refusesAnUnknownAddressWithTheSameAnswerAndTheSameWork() {
        var unknown = World.anyEmail();

        var answer =
                world.signIn.handle(
                        new SignIn(unknown, new Password(PASSWORD), Optional.empty()), STRANGER);

        assertThat(answer).isEqualTo(Result.err(SignInRefused.INVALID_CREDENTIALS));
        assertThat(world.passwords.hashes()).isEqualTo(1);
        assertThat(world.workflows.recorded())
                .extracting(Recorded::key)
                .containsOnly(new EventKey.Email(unknown.value()));
        assertThat(world.workflows.events())
                .contains(
                        new UserLoginFailed(
                                null, unknown.value(), LoginRefusal.invalid_credentials));
    }

    @Test
    void saysThatTheAddressIsUnverifiedOnlyToWhoeverKnowsThePassword() {
        User user = world.newcomer();

        assertThat(world.signIn(user, "Wrong-Horse-77"))
                .isEqualTo(Result.err(SignInRefused.INVALID_CREDENTIALS));
        assertThat(world.signIn(user, PASSWORD))
                .isEqualTo(Result.err(SignInRefused.EMAIL_NOT_VERIFIED));
    }

    @Test
    void refusesAnInactiveUser() {
        User user = world.member();
        assertThat(world.users.setActive(user.id(), false)).isTrue();

        assertThat(world.signIn(user, PASSWORD))
                .isEqualTo(Result.err(SignInRefused.ACCOUNT_INACTIVE));
    }

    @Test
    void locksTheAccountAtTheFifthFailure() {
        User user = world.member();
        failFiveTimes(user);

        assertThat(world.signIn(user, PASSWORD))
                .isEqualTo(Result.err(SignInRefused.ACCOUNT_LOCKED));
        assertThat(world.signIn(user, "Wrong-Horse-77"))
                .isEqualTo(Result.err(SignInRefused.ACCOUNT_LOCKED));
        assertThat(world.workflows.events())
                .contains(
                        new UserLoginFailed(
                                user.id(), user.email().value(), LoginRefusal.account_locked));
    }

    @Test
    void opensAgainWhenTheLockIsOver() {
        User user = world.member();
        failFiveTimes(user);
        world.clock.forward(Lockout.LOCK);

        assertThat(world.signIn(user, "Wrong-Horse-77"))
                .isEqualTo(Result.err(SignInRefused.INVALID_CREDENTIALS));
        assertThat(world.signIn(user, PASSWORD)).isInstanceOf(Result.Ok.class);
    }

    @Test
    void forgetsFailuresAfterASuccess() {
        User user = world.member();
        for (int i = 0; i < 4; i++) {
            assertThat(world.signIn(user, "Wrong-Horse-77")).isInstanceOf(Result.Err.class);
        }
        assertThat(world.signIn(user, PASSWORD)).isInstanceOf(Result.Ok.class);

        var strangers = new SignInOrigin(user.email(), Optional.empty());
        assertThat(world.lockouts.of(strangers)).isEqualTo(Lockout.NONE);
    }

    @Test
    void letsTheOwnerInFromAKnownDeviceThoughStrangersAreLockedOut() {
        User user = world.member();
        var device = world.signedIn(user).device();
        failFiveTimes(user);

        assertThat(world.signIn(user, PASSWORD, device)).isInstanceOf(Result.Ok.class);
        assertThat(world.signIn(user, PASSWORD))
                .isEqualTo(Result.err(SignInRefused.ACCOUNT_LOCKED));
    }

    @Test
    void locksAKnownDeviceByItself() {
        User user = world.member();
        var device = world.signedIn(user).device();
        for (int i = 0; i < Lockout.MAX_FAILURES; i++) {
            assertThat(world.signIn(user, "Wrong-Horse-77", device))
                    .isEqualTo(Result.err(SignInRefused.INVALID_CREDENTIALS));
        }

        assertThat(world.signIn(user, PASSWORD, device))
                .isEqualTo(Result.err(SignInRefused.ACCOUNT_LOCKED));
        assertThat(world.signIn(user, PASSWORD)).isInstanceOf(Result.Ok.class);
    }

    @Test
    void tellsASignInFromANewDeviceFromTheFirstAndFromAKnownOne() {
        User user = world.member();
        var device = world.signedIn(user).device();

        assertThat(world.signIn(user, PASSWORD)).isInstanceOf(Result.Ok.class);
        assertThat(isNewDevice()).isTrue();
        assertThat(world.signIn(user, PASSWORD, device)).isInstanceOf(Result.Ok.class);
        assertThat(isNewDevice()).isFalse();
    }

    private boolean isNewDevice() {
        return ((SessionCreated) world.workflows.events().getLast()).getNewDevice();
    }

    @Test
    void takesTheDeviceOfAnotherForAStranger() {
        User user = world.member();
        var device = world.signedIn(world.member()).device();
        failFiveTimes(user);

        assertThat(world.signIn(user, PASSWORD, device))
                .isEqualTo(Result.err(SignInRefused.ACCOUNT_LOCKED));
    }

    @Test
    void knowsOneDeviceForAllWhoSignInFromIt() {
        User first = world.member();
        User second = world.member();
        var device = world.signedIn(first).device().orElseThrow();

        assertThat(deviceAfter(world.signIn(second, PASSWORD, Optional.of(device))))
                .isEqualTo(device);
        assertThat(world.devices.knows(first.email(), device.hash())).isTrue();
        assertThat(world.devices.knows(second.email(), device.hash())).isTrue();
    }

    @Test
    void replacesADeviceTokenThatNobodyKnows() {
        User user = world.member();
        var planted = DeviceToken.mint(world.random);

        var device = deviceAfter(world.signIn(user, PASSWORD, Optional.of(planted)));

        assertThat(device).isNotEqualTo(planted);
        assertThat(world.devices.knows(planted.hash())).isFalse();
    }

    private static DeviceToken deviceAfter(Result<SignInAnswer, SignInRefused> answer) {
        return switch (answer) {
            case Result.Ok(SignedIn signedIn) -> signedIn.device().orElseThrow();
            case Result.Ok(Challenged challenged) -> challenged.device();
            case Result.Err(var refusal) -> throw new AssertionError("refused: " + refusal);
        };
    }

    @Test
    void renewsAHashThatIsOutdatedOnceThePasswordIsKnown() {
        User user = world.member();
        var old = new PasswordHash("old:" + PASSWORD);
        world.users.changePassword(user.id(), old);
        assertThat(world.signIn(user, "Wrong-Horse-77")).isInstanceOf(Result.Err.class);
        assertThat(world.users.find(user.id()).orElseThrow().passwordHash()).isEqualTo(old);

        assertThat(world.signIn(user, PASSWORD)).isInstanceOf(Result.Ok.class);

        assertThat(world.users.find(user.id()).orElseThrow().passwordHash())
                .isEqualTo(new PasswordHash("plain:" + PASSWORD));
    }

    @Test
    void believesNoPasswordThatWasChangedWhileItWasHashed() {
        User user = world.member();
        world.passwords.whileHashing(() ->
                world.users.changePassword(user.id(), new PasswordHash("plain:Another-Horse-8")));

        assertThat(world.signIn(user, PASSWORD))
                .isEqualTo(Result.err(SignInRefused.INVALID_CREDENTIALS));
    }

    @Test
    void recordsAFailureWhenItCannotHash() {
        User user = world.member();
        world.passwords.becomeBusy();

        assertThatThrownBy(() -> world.signIn(user, PASSWORD))
                .isInstanceOf(IllegalStateException.class);

        assertThat(world.workflows.events())
                .last()
                .isEqualTo(
                        new UserLoginFailed(
                                user.id(), user.email().value(), LoginRefusal.internal_error));
    }

    @Test
    void attemptsNothingWhenTooManyPasswordsWait() {
        User user = world.member();
        int before = world.workflows.events().size();
        world.passwords.becomeFull();

        assertThatThrownBy(() -> world.signIn(user, PASSWORD))
                .isInstanceOf(IllegalStateException.class);

        assertThat(world.workflows.events()).hasSize(before);
    }

    private void failFiveTimes(User user) {
        for (int i = 0; i < Lockout.MAX_FAILURES; i++) {
            assertThat(world.signIn(user, "Wrong-Horse-77"))
                    .isEqualTo(Result.err(SignInRefused.INVALID_CREDENTIALS));
        }
    }
}
