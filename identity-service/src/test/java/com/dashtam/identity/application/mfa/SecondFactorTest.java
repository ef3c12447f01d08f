package com.dashtam.identity.application.mfa;

import static com.dashtam.identity.fixture.World.PASSWORD;
import static com.dashtam.identity.fixture.World.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.identity.ChallengeAnswerRefusal;
import com.dashtam.events.identity.ChallengePurpose;
import com.dashtam.events.identity.LoginRefusal;
import com.dashtam.events.identity.MfaFactor;
import com.dashtam.events.identity.RecoveryCodeUsed;
import com.dashtam.events.identity.SessionChallengeAnswerAttempted;
import com.dashtam.events.identity.SessionChallengeAnswerFailed;
import com.dashtam.events.identity.SessionChallengeAnswerSucceeded;
import com.dashtam.events.identity.SessionChallengeIssued;
import com.dashtam.events.identity.SessionCreated;
import com.dashtam.events.identity.UserLoginAttempted;
import com.dashtam.events.identity.UserLoginFailed;
import com.dashtam.events.identity.UserLoginSucceeded;
import com.dashtam.identity.application.session.Challenged;
import com.dashtam.identity.application.session.SignInRefused;
import com.dashtam.identity.application.session.SignedIn;
import com.dashtam.identity.domain.mfa.Factor;
import com.dashtam.identity.domain.mfa.RecoveryCode;
import com.dashtam.identity.domain.mfa.SessionChallenge;
import com.dashtam.identity.domain.mfa.Totp;
import com.dashtam.identity.domain.mfa.TotpEnrollment;
import com.dashtam.identity.domain.mfa.TotpSecret;
import com.dashtam.identity.domain.token.DeviceToken;
import com.dashtam.identity.domain.user.Lockout;
import com.dashtam.identity.domain.user.User;
import com.dashtam.identity.fixture.NoTransactions;
import com.dashtam.identity.fixture.World;
import com.dashtam.kernel.result.Result;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Signing in with a password and a second factor. */
class SecondFactorTest {

    private final World world = new World();
    private final User user = world.member();
    private final TotpSecret secret = TotpSecret.mint(world.random);
    private final AnswerChallengeHandler handler =
            new AnswerChallengeHandler(
                    world.workflows,
                    world.challenges,
                    world.proof,
                    world.users,
                    world.lockouts,
                    world.devices,
                    world.opening,
                    world.clock);
    private final ExpiredChallenges expired =
            new ExpiredChallenges(
                    new NoTransactions(),
                    world.workflows,
                    world.challenges,
                    world.users,
                    world.clock);

    SecondFactorTest() {
        var enrollment =
                TotpEnrollment.begin(world.ids.next(), user.id(), secret, world.clock.instant());
        assertThat(world.totp.activate(enrollment, 0)).isTrue();
    }

    private SessionChallenge challenged() {
        return challenged(Optional.empty()).challenge().challenge();
    }

    private Challenged challenged(Optional<DeviceToken> device) {
        return switch (world.signIn(user, PASSWORD, device)) {
            case Result.Ok(Challenged challenged) -> challenged;
            case Result.Ok(SignedIn _) -> throw new AssertionError("signed in at once");
            case Result.Err(var refusal) -> throw new AssertionError("refused: " + refusal);
        };
    }

    private ChallengeAnswer rightCode() {
        return new ChallengeAnswer.TotpCode(Totp.code(secret, Totp.stepAt(world.clock.instant())));
    }

    private ChallengeAnswer wrongCode() {
        return new ChallengeAnswer.TotpCode(
                Totp.code(secret, Totp.stepAt(world.clock.instant()) + 1_000));
    }

    private Result<SignedIn, ChallengeRefused> answer(UUID challenge, ChallengeAnswer answer) {
        return handler.handle(new AnswerChallenge(challenge, answer), STRANGER);
    }

    @Test
    void isAskedForAfterARightPassword() {
        var challenged = challenged(Optional.empty()).challenge();

        assertThat(challenged.factors()).containsExactly(Factor.TOTP);
        assertThat(world.sessions.ofUser(user.id(), 10)).isEmpty();
        assertThat(world.workflows.events())
                .containsExactly(
                        new UserLoginAttempted(user.email().value()),
                        new SessionChallengeIssued(
                                user.id(), challenged.challenge().id(), ChallengePurpose.sign_in));
    }

    @Test
    void isNotAskedForAfterAWrongPassword() {
        assertThat(world.signIn(user, "Wrong-Horse-77"))
                .isEqualTo(Result.err(SignInRefused.INVALID_CREDENTIALS));
    }

    @Test
    void opensTheSessionAndEndsTheSignIn() {
        UUID challenge = challenged().id();
        world.workflows.forget();

        assertThat(answer(challenge, rightCode())).isInstanceOf(Result.Ok.class);

        var session = world.sessions.ofUser(user.id(), 10).getFirst();
        assertThat(world.workflows.events())
                .containsExactly(
                        new SessionChallengeAnswerAttempted(challenge, MfaFactor.totp),
                        new UserLoginSucceeded(user.id(), user.email().value(), session.id()),
                        new SessionChallengeAnswerSucceeded(
                                user.id(),
                                challenge,
                                session.id(),
                                ChallengePurpose.sign_in,
                                MfaFactor.totp),
                        new SessionCreated(
                                user.id(),
                                session.id(),
                                "Firefox on Linux",
                                "203.0.113.7",
                                World.PLACE.text(),
                                false));
    }

    @Test
    void remembersTheDeviceOnceTheAnswerIsRight() {
        var challenged = challenged(Optional.empty());
        assertThat(world.devices.knows(challenged.device().hash())).isFalse();

        assertThat(answer(challenged.challenge().challenge().id(), rightCode()))
                .isInstanceOf(Result.Ok.class);

        assertThat(world.devices.knows(user.email(), challenged.device().hash())).isTrue();
    }

    @Test
    void takesACodeOnce() {
        var code = rightCode();
        assertThat(answer(challenged().id(), code)).isInstanceOf(Result.Ok.class);

        assertThat(answer(challenged().id(), code))
                .isEqualTo(Result.err(ChallengeRefused.CODE_REPLAYED));
    }

    @Test
    void takesARecoveryCodeOnceAndSaysHowManyAreLeft() {
        var codes = RecoveryCode.mintAll(world.random);
        world.recoveryCodes.replace(user.id(), codes.stream().map(RecoveryCode::hash).toList());
        var code = new ChallengeAnswer.Recovery(codes.getFirst());

        assertThat(answer(challenged().id(), code)).isInstanceOf(Result.Ok.class);
        assertThat(world.workflows.events()).contains(new RecoveryCodeUsed(user.id(), 9));
        assertThat(answer(challenged().id(), code))
                .isEqualTo(Result.err(ChallengeRefused.CODE_WRONG));
    }

    @Test
    void refusesAFactorThatTheUserDoesNotHave() {
        var signed =
                new ChallengeAnswer.SignedByPasskey(
                        new com.dashtam.identity.domain.mfa.Assertion("none", "", "", ""));

        assertThat(answer(challenged().id(), signed))
                .isEqualTo(Result.err(ChallengeRefused.FACTOR_UNKNOWN));
    }

    @Test
    void refusesAChallengeThatIsAnsweredOrUnknownOrExpired() {
        UUID answered = challenged().id();
        assertThat(answer(answered, rightCode())).isInstanceOf(Result.Ok.class);
        UUID late = challenged().id();

        assertThat(answer(answered, rightCode()))
                .isEqualTo(Result.err(ChallengeRefused.CHALLENGE_ANSWERED));
        assertThat(answer(UUID.randomUUID(), rightCode()))
                .isEqualTo(Result.err(ChallengeRefused.CHALLENGE_UNKNOWN));
        world.clock.forward(SessionChallenge.LIFE);
        assertThat(answer(late, rightCode()))
                .isEqualTo(Result.err(ChallengeRefused.CHALLENGE_EXPIRED));
    }

    @Test
    void countsWrongAnswersAgainstTheChallengeAndTheAccount() {
        UUID challenge = challenged().id();
        world.workflows.forget();
        for (int i = 0; i < SessionChallenge.MAX_FAILURES; i++) {
            assertThat(answer(challenge, wrongCode()))
                    .isEqualTo(Result.err(ChallengeRefused.CODE_WRONG));
        }

        assertThat(answer(challenge, rightCode()))
                .isEqualTo(Result.err(ChallengeRefused.TOO_MANY_FAILURES));
        assertThat(world.signIn(user, PASSWORD))
                .isEqualTo(Result.err(SignInRefused.ACCOUNT_LOCKED));
        assertThat(world.workflows.events())
                .contains(
                        new SessionChallengeAnswerFailed(
                                user.id(),
                                challenge,
                                MfaFactor.totp,
                                ChallengeAnswerRefusal.code_wrong),
                        new UserLoginFailed(
                                user.id(), user.email().value(), LoginRefusal.challenge_failed));
    }

    @Test
    void doesNotForgetFailuresWhenThePasswordIsRight() {
        for (int i = 1; i < Lockout.MAX_FAILURES; i++) {
            assertThat(answer(challenged().id(), wrongCode())).isInstanceOf(Result.Err.class);
        }
        UUID open = challenged().id();
        assertThat(answer(open, wrongCode())).isInstanceOf(Result.Err.class);

        assertThat(answer(open, rightCode()))
                .isEqualTo(Result.err(ChallengeRefused.ACCOUNT_LOCKED));
    }

    @Test
    void refusesAUserWhoWasSuspendedMeanwhile() {
        UUID challenge = challenged().id();
        assertThat(world.users.setActive(user.id(), false)).isTrue();

        assertThat(answer(challenge, rightCode()))
                .isEqualTo(Result.err(ChallengeRefused.ACCOUNT_INACTIVE));
    }

    @Test
    void endsASignInWhoseAnswerNeverCame() {
        UUID challenge = challenged().id();
        UUID answered = challenged().id();
        assertThat(answer(answered, rightCode())).isInstanceOf(Result.Ok.class);
        world.workflows.forget();
        world.clock.forward(SessionChallenge.LIFE);

        expired.end();

        assertThat(world.challenges.find(challenge)).isEmpty();
        assertThat(world.workflows.events())
                .isEqualTo(
                        List.of(
                                new UserLoginFailed(
                                        user.id(),
                                        user.email().value(),
                                        LoginRefusal.challenge_expired)));
    }
}
