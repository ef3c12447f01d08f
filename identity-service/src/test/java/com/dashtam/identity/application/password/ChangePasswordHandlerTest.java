package com.dashtam.identity.application.password;

import static com.dashtam.identity.fixture.World.PASSWORD;
import static com.dashtam.identity.fixture.World.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.identity.PasswordChangeInitiator;
import com.dashtam.events.identity.PasswordChangeRefusal;
import com.dashtam.events.identity.SessionEnd;
import com.dashtam.events.identity.SessionEnded;
import com.dashtam.events.identity.SuspiciousActivity;
import com.dashtam.events.identity.SuspiciousSessionActivity;
import com.dashtam.events.identity.UserPasswordChangeAttempted;
import com.dashtam.events.identity.UserPasswordChangeFailed;
import com.dashtam.events.identity.UserPasswordChangeSucceeded;
import com.dashtam.identity.application.session.Reauthentication;
import com.dashtam.identity.application.session.RecentAuthentication;
import com.dashtam.identity.domain.mfa.TotpEnrollment;
import com.dashtam.identity.domain.mfa.TotpSecret;
import com.dashtam.identity.domain.user.Password;
import com.dashtam.identity.domain.user.PasswordFlaw;
import com.dashtam.identity.domain.user.User;
import com.dashtam.identity.fixture.World;
import com.dashtam.kernel.command.Actor;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.result.Unit;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChangePasswordHandlerTest {

    private static final String WANTED = "Another-Horse-8";
    private static final String WRONG = "Wrong-Horse-77";

    private final World world = new World();
    private final User user = world.member();
    private final ChangePasswordHandler handler =
            new ChangePasswordHandler(
                    world.workflows,
                    world.users,
                    world.sessions,
                    world.policy,
                    world.passwords,
                    world.reauthentication,
                    world.factors,
                    world.recent,
                    world.clock);

    private UUID signIn() {
        world.signedIn(user);
        return world.sessions.ofUser(user.id(), 1).getFirst().id();
    }

    private Result<Unit, PasswordRefused.OnChange> change(
            UUID session, String present, String wanted) {
        return handler.handle(
                new ChangePassword(user.id(), session, new Password(present), wanted),
                STRANGER.as(new Actor.User(user.id())));
    }

    @Test
    void asksForTheSecondFactorOfWhoeverHasOne() {
        UUID session = signIn();
        var secret = TotpSecret.mint(world.random);
        var enrollment =
                TotpEnrollment.begin(world.ids.next(), user.id(), secret, world.clock.instant());
        assertThat(world.totp.activate(enrollment, 0)).isTrue();
        world.clock.forward(RecentAuthentication.MAX_AGE);

        assertThat(change(session, PASSWORD, WANTED))
                .isEqualTo(Result.err(new PasswordRefused.StepUpRequired()));
        world.sessions.reauthenticated(session, world.clock.instant());
        assertThat(change(session, PASSWORD, WANTED)).isEqualTo(Result.ok(Unit.DONE));
    }

    private boolean isOver(UUID session) {
        return world.sessions.find(session).orElseThrow().isEnded();
    }

    @Test
    void changesThePasswordAndEndsAllOtherSessions() {
        UUID other = signIn();
        UUID inUse = signIn();

        assertThat(change(inUse, PASSWORD, WANTED)).isEqualTo(Result.ok(Unit.DONE));

        assertThat(isOver(other)).isTrue();
        assertThat(isOver(inUse)).isFalse();
        assertThat(world.workflows.events())
                .containsExactly(
                        new UserPasswordChangeAttempted(user.id()),
                        new UserPasswordChangeSucceeded(
                                user.id(), user.email().value(), PasswordChangeInitiator.user),
                        new SessionEnded(user.id(), other, SessionEnd.password_changed));
        assertThat(world.signIn(user, PASSWORD)).isInstanceOf(Result.Err.class);
        assertThat(world.signIn(user, WANTED)).isInstanceOf(Result.Ok.class);
    }

    @Test
    void refusesAWrongPassword() {
        UUID session = signIn();

        assertThat(change(session, WRONG, WANTED))
                .isEqualTo(Result.err(new PasswordRefused.WrongPassword()));

        assertThat(world.workflows.events())
                .last()
                .isEqualTo(
                        new UserPasswordChangeFailed(
                                user.id(), PasswordChangeRefusal.wrong_password));
        assertThat(world.signIn(user, PASSWORD)).isInstanceOf(Result.Ok.class);
    }

    @Test
    void refusesAWeakPasswordWithoutAHash() {
        UUID session = signIn();
        int before = world.passwords.hashes();

        assertThat(change(session, PASSWORD, "short"))
                .isEqualTo(Result.err(new PasswordRefused.TooWeak(PasswordFlaw.TOO_SHORT)));

        assertThat(world.passwords.hashes()).isEqualTo(before);
    }

    @Test
    void endsTheSessionInWhichTooManyWrongPasswordsAreTried() {
        UUID session = signIn();
        for (int i = 1; i < Reauthentication.MAX_FAILURES; i++) {
            assertThat(change(session, WRONG, WANTED)).isInstanceOf(Result.Err.class);
        }
        assertThat(isOver(session)).isFalse();
        world.workflows.forget();

        assertThat(change(session, WRONG, WANTED)).isInstanceOf(Result.Err.class);

        assertThat(isOver(session)).isTrue();
        assertThat(world.workflows.events())
                .contains(
                        new SuspiciousSessionActivity(
                                user.id(),
                                session,
                                SuspiciousActivity.wrong_passwords,
                                5,
                                "203.0.113.7",
                                World.PLACE.text()),
                        new SessionEnded(user.id(), session, SessionEnd.suspicious));
    }

    @Test
    void forgetsWrongPasswordsAfterARightOne() {
        UUID session = signIn();
        for (int i = 1; i < Reauthentication.MAX_FAILURES; i++) {
            assertThat(change(session, WRONG, WANTED)).isInstanceOf(Result.Err.class);
        }
        assertThat(change(session, PASSWORD, WANTED)).isInstanceOf(Result.Ok.class);

        assertThat(change(session, WRONG, WANTED)).isInstanceOf(Result.Err.class);

        assertThat(isOver(session)).isFalse();
    }
}
