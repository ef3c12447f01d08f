package com.dashtam.identity.application.mfa;

import static com.dashtam.identity.fixture.World.PASSWORD;
import static com.dashtam.identity.fixture.World.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.identity.ChallengePurpose;
import com.dashtam.events.identity.MfaFactor;
import com.dashtam.events.identity.SessionChallengeAnswerAttempted;
import com.dashtam.events.identity.SessionChallengeAnswerSucceeded;
import com.dashtam.events.identity.SessionChallengeIssued;
import com.dashtam.identity.application.session.Reauthentication;
import com.dashtam.identity.application.session.RecentAuthentication;
import com.dashtam.identity.domain.mfa.Factor;
import com.dashtam.identity.domain.mfa.SessionChallenge;
import com.dashtam.identity.domain.mfa.Totp;
import com.dashtam.identity.domain.mfa.TotpEnrollment;
import com.dashtam.identity.domain.mfa.TotpSecret;
import com.dashtam.identity.domain.user.Password;
import com.dashtam.identity.domain.user.User;
import com.dashtam.identity.fixture.NoTransactions;
import com.dashtam.identity.fixture.World;
import com.dashtam.kernel.result.Result;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StepUpTest {

    private final World world = new World();
    private final User user = world.member();
    private final UUID session = signIn();
    private final TotpSecret secret = TotpSecret.mint(world.random);
    private final RequestStepUpHandler request =
            new RequestStepUpHandler(
                    new NoTransactions(),
                    world.workflows,
                    world.challenging,
                    world.ids,
                    world.clock);
    private final AnswerStepUpHandler handler =
            new AnswerStepUpHandler(
                    world.workflows,
                    world.challenges,
                    world.proof,
                    world.factors,
                    world.users,
                    world.sessions,
                    world.reauthentication,
                    world.clock);

    private UUID signIn() {
        world.signedIn(user);
        return world.sessions.ofUser(user.id(), 1).getFirst().id();
    }

    private void haveAnApp() {
        var enrollment =
                TotpEnrollment.begin(world.ids.next(), user.id(), secret, world.clock.instant());
        assertThat(world.totp.activate(enrollment, 0)).isTrue();
    }

    private PosedChallenge challenged() {
        return request.handle(new RequestStepUp(user.id(), session), STRANGER);
    }

    private ChallengeAnswer rightCode() {
        return new ChallengeAnswer.TotpCode(Totp.code(secret, Totp.stepAt(world.clock.instant())));
    }

    private static ChallengeAnswer password(String text) {
        return new ChallengeAnswer.KnownPassword(new Password(text));
    }

    private Result<Instant, ChallengeRefused> answer(UUID challenge, ChallengeAnswer answer) {
        return answer(user.id(), session, challenge, answer);
    }

    private Result<Instant, ChallengeRefused> answer(
            UUID userId, UUID sessionId, UUID challenge, ChallengeAnswer answer) {
        return handler.handle(new AnswerStepUp(userId, sessionId, challenge, answer), STRANGER);
    }

    @Test
    void makesTheAuthenticationRecentAgain() {
        world.clock.forward(RecentAuthentication.MAX_AGE);
        UUID challenge = challenged().challenge().id();

        assertThat(answer(challenge, password(PASSWORD)))
                .isEqualTo(Result.ok(world.clock.instant().plus(RecentAuthentication.MAX_AGE)));

        assertThat(world.recent.covers(session)).isTrue();
        assertThat(world.workflows.events())
                .containsExactly(
                        new SessionChallengeIssued(user.id(), challenge, ChallengePurpose.step_up),
                        new SessionChallengeAnswerAttempted(challenge, MfaFactor.password),
                        new SessionChallengeAnswerSucceeded(
                                user.id(),
                                challenge,
                                session,
                                ChallengePurpose.step_up,
                                MfaFactor.password));
    }

    @Test
    void asksWhoeverHasASecondFactorForThat() {
        haveAnApp();
        var posed = challenged();

        assertThat(posed.factors()).containsExactly(Factor.TOTP);
        assertThat(answer(posed.challenge().id(), password(PASSWORD)))
                .isEqualTo(Result.err(ChallengeRefused.FACTOR_UNKNOWN));
        assertThat(answer(posed.challenge().id(), rightCode())).isInstanceOf(Result.Ok.class);
    }

    @Test
    void refusesAWrongPasswordAndEndsTheSessionAtTheFifth() {
        UUID challenge = challenged().challenge().id();
        for (int i = 1; i <= Reauthentication.MAX_FAILURES; i++) {
            assertThat(world.sessions.find(session).orElseThrow().isEnded()).isFalse();
            assertThat(answer(challenge, password("Wrong-Horse-77")))
                    .isEqualTo(Result.err(ChallengeRefused.PASSWORD_WRONG));
        }

        assertThat(world.sessions.find(session).orElseThrow().isEnded()).isTrue();
    }

    @Test
    void refusesTheChallengeOfAnotherSession() {
        UUID challenge = challenged().challenge().id();
        UUID other = signIn();

        assertThat(answer(user.id(), other, challenge, password(PASSWORD)))
                .isEqualTo(Result.err(ChallengeRefused.CHALLENGE_UNKNOWN));
    }

    @Test
    void refusesAChallengeOfWhichTheTimeIsOver() {
        UUID challenge = challenged().challenge().id();
        world.clock.forward(SessionChallenge.LIFE);

        assertThat(answer(challenge, password(PASSWORD)))
                .isEqualTo(Result.err(ChallengeRefused.CHALLENGE_EXPIRED));
    }

    @Test
    void opensNoSession() {
        UUID challenge = challenged().challenge().id();
        var signIn =
                new AnswerChallengeHandler(
                        world.workflows,
                        world.challenges,
                        world.proof,
                        world.users,
                        world.lockouts,
                        world.devices,
                        world.opening,
                        world.clock);
        haveAnApp();

        assertThat(signIn.handle(new AnswerChallenge(challenge, rightCode()), STRANGER))
                .isEqualTo(Result.err(ChallengeRefused.CHALLENGE_UNKNOWN));
    }
}
