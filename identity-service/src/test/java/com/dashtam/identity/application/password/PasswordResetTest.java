package com.dashtam.identity.application.password;

import static com.dashtam.identity.fixture.World.PASSWORD;
import static com.dashtam.identity.fixture.World.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.identity.PasswordResetConfirmAttempted;
import com.dashtam.events.identity.PasswordResetConfirmFailed;
import com.dashtam.events.identity.PasswordResetConfirmRefusal;
import com.dashtam.events.identity.PasswordResetConfirmSucceeded;
import com.dashtam.events.identity.PasswordResetRequestAttempted;
import com.dashtam.events.identity.PasswordResetRequestFailed;
import com.dashtam.events.identity.PasswordResetRequestRefusal;
import com.dashtam.events.identity.PasswordResetRequestSucceeded;
import com.dashtam.events.identity.SessionEnd;
import com.dashtam.events.identity.SessionEnded;
import com.dashtam.identity.application.session.Challenged;
import com.dashtam.identity.domain.mfa.TotpEnrollment;
import com.dashtam.identity.domain.mfa.TotpSecret;
import com.dashtam.identity.domain.token.MailedToken.Purpose;
import com.dashtam.identity.domain.token.MailedTokens;
import com.dashtam.identity.domain.token.OneTimeToken;
import com.dashtam.identity.domain.user.Email;
import com.dashtam.identity.domain.user.Lockout;
import com.dashtam.identity.domain.user.PasswordFlaw;
import com.dashtam.identity.domain.user.User;
import com.dashtam.identity.fixture.World;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.result.Unit;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PasswordResetTest {

    private static final String WANTED = "Another-Horse-8";

    private final World world = new World();
    private final RequestPasswordResetHandler request =
            new RequestPasswordResetHandler(
                    world.workflows, world.users, world.mailedTokens, world.clock);
    private final ResetPasswordHandler reset =
            new ResetPasswordHandler(
                    world.workflows,
                    world.mailedTokens,
                    world.users,
                    world.sessions,
                    world.lockouts,
                    world.devices,
                    world.policy,
                    world.passwords,
                    world.clock);

    private Result<Unit, ResetRequestRefused> request(Email email) {
        return request.handle(new RequestPasswordReset(email), STRANGER);
    }

    private Result<Unit, PasswordRefused.OnReset> reset(OneTimeToken token, String wanted) {
        return reset.handle(new ResetPassword(token, wanted), STRANGER);
    }

    private void assertNoMail(Email email, ResetRequestRefused refusal) {
        assertThat(request(email)).isEqualTo(Result.err(refusal));
        assertThat(world.workflows.events())
                .endsWith(
                        new PasswordResetRequestAttempted(email.value()),
                        new PasswordResetRequestFailed(email.value(), refusal.reason()));
    }

    @Test
    void letsAMailGoOut() {
        User user = world.member();

        assertThat(request(user.email())).isEqualTo(Result.ok(Unit.DONE));

        assertThat(world.workflows.events())
                .containsExactly(
                        new PasswordResetRequestAttempted(user.email().value()),
                        new PasswordResetRequestSucceeded(user.id(), user.email().value()));
    }

    @Test
    void letsNoMailGoOutToWhomeverItIsNotDue() {
        User suspended = world.member();
        assertThat(world.users.setActive(suspended.id(), false)).isTrue();

        assertNoMail(World.anyEmail(), ResetRequestRefused.USER_UNKNOWN);
        assertNoMail(world.newcomer().email(), ResetRequestRefused.EMAIL_NOT_VERIFIED);
        assertNoMail(suspended.email(), ResetRequestRefused.USER_INACTIVE);
    }

    @Test
    void letsThreeMailsAnHourGoOut() {
        User user = world.member();
        for (int i = 0; i < MailedTokens.MAX_REQUESTS; i++) {
            assertThat(request(user.email())).isInstanceOf(Result.Ok.class);
        }

        assertNoMail(user.email(), ResetRequestRefused.TOO_MANY_REQUESTS);

        world.clock.forward(MailedTokens.WINDOW);
        assertThat(request(user.email())).isInstanceOf(Result.Ok.class);
        assertThat(ResetRequestRefused.TOO_MANY_REQUESTS.reason())
                .isEqualTo(PasswordResetRequestRefusal.too_many_requests);
    }

    @Test
    void setsThePasswordAndEndsWhatTheOldOneGave() {
        User user = world.member();
        var signedIn = world.signedIn(user);
        UUID session = world.sessions.ofUser(user.id(), 1).getFirst().id();
        var token = world.mailed(Purpose.RESET_PASSWORD, user);

        assertThat(reset(token, WANTED)).isEqualTo(Result.ok(Unit.DONE));

        assertThat(world.workflows.events())
                .containsExactly(
                        new PasswordResetConfirmAttempted(token.hash().fingerprint()),
                        new PasswordResetConfirmSucceeded(user.id(), user.email().value()),
                        new SessionEnded(user.id(), session, SessionEnd.password_reset));
        assertThat(world.sessions.countActive(user.id(), world.clock.instant())).isZero();
        assertThat(world.devices.knows(signedIn.device().orElseThrow().hash())).isFalse();
        assertThat(world.signIn(user, PASSWORD)).isInstanceOf(Result.Err.class);
        assertThat(world.signIn(user, WANTED)).isInstanceOf(Result.Ok.class);
    }

    @Test
    void letsWhoeverWasLockedOutInAgain() {
        User user = world.member();
        for (int i = 0; i < Lockout.MAX_FAILURES; i++) {
            assertThat(world.signIn(user, "Wrong-Horse-77")).isInstanceOf(Result.Err.class);
        }

        assertThat(reset(world.mailed(Purpose.RESET_PASSWORD, user), WANTED))
                .isInstanceOf(Result.Ok.class);

        assertThat(world.signIn(user, WANTED)).isInstanceOf(Result.Ok.class);
    }

    @Test
    void leavesTheSecondFactorToBeAskedFor() {
        User user = world.member();
        var secret = TotpSecret.mint(world.random);
        var enrollment =
                TotpEnrollment.begin(world.ids.next(), user.id(), secret, world.clock.instant());
        assertThat(world.totp.activate(enrollment, 0)).isTrue();

        assertThat(reset(world.mailed(Purpose.RESET_PASSWORD, user), WANTED))
                .isEqualTo(Result.ok(Unit.DONE));

        assertThat(world.signIn(user, WANTED))
                .matches(
                        answer -> answer instanceof Result.Ok(Challenged _),
                        "asks for the second factor");
        assertThat(world.sessions.ofUser(user.id(), 1)).isEmpty();
    }

    @Test
    void voidsTheOtherTokensOfTheUser() {
        User user = world.member();
        var first = world.mailed(Purpose.RESET_PASSWORD, user);
        var second = world.mailed(Purpose.RESET_PASSWORD, user);
        assertThat(reset(second, WANTED)).isInstanceOf(Result.Ok.class);

        assertThat(reset(first, WANTED))
                .isEqualTo(Result.err(new PasswordRefused.TokenAlreadyUsed()));
        assertThat(reset(second, WANTED))
                .isEqualTo(Result.err(new PasswordRefused.TokenAlreadyUsed()));
    }

    @Test
    void refusesATokenThatServesNobodyWithoutAHash() {
        User user = world.member();
        var expired = world.mailed(Purpose.RESET_PASSWORD, user);
        var forSomethingElse = world.mailed(Purpose.VERIFY_EMAIL, user);
        world.clock.forward(Purpose.RESET_PASSWORD.life());
        int before = world.passwords.hashes();

        assertThat(reset(expired, WANTED))
                .isEqualTo(Result.err(new PasswordRefused.TokenExpired()));
        assertThat(reset(forSomethingElse, WANTED))
                .isEqualTo(Result.err(new PasswordRefused.TokenUnknown()));
        assertThat(reset(OneTimeToken.mint(world.random), WANTED))
                .isEqualTo(Result.err(new PasswordRefused.TokenUnknown()));

        assertThat(world.passwords.hashes()).isEqualTo(before);
        assertThat(world.workflows.events())
                .contains(
                        new PasswordResetConfirmFailed(
                                expired.hash().fingerprint(),
                                PasswordResetConfirmRefusal.token_expired));
    }

    @Test
    void keepsTheTokenWhenTheNewPasswordIsWeak() {
        User user = world.member();
        var token = world.mailed(Purpose.RESET_PASSWORD, user);

        assertThat(reset(token, "only-lower-case-1"))
                .isEqualTo(Result.err(new PasswordRefused.TooWeak(PasswordFlaw.TOO_UNIFORM)));

        assertThat(reset(token, "Password-1234!"))
                .isEqualTo(Result.err(new PasswordRefused.TooWeak(PasswordFlaw.TOO_EASY)));

        assertThat(reset(token, WANTED)).isInstanceOf(Result.Ok.class);
    }
}
