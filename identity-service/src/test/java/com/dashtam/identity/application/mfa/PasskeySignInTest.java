package com.dashtam.identity.application.mfa;

import static com.dashtam.identity.fixture.PlainPasskeyVerification.assertion;
import static com.dashtam.identity.fixture.World.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.identity.PasskeyCloneSuspected;
import com.dashtam.events.identity.UserLoginAttempted;
import com.dashtam.events.identity.UserLoginSucceeded;
import com.dashtam.identity.application.session.SignedIn;
import com.dashtam.identity.domain.mfa.Passkey;
import com.dashtam.identity.domain.mfa.SessionChallenge;
import com.dashtam.identity.domain.user.Lockout;
import com.dashtam.identity.domain.user.User;
import com.dashtam.identity.fixture.NoTransactions;
import com.dashtam.identity.fixture.World;
import com.dashtam.kernel.result.Result;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Signing in with a passkey alone. */
class PasskeySignInTest {

    private static final String CREDENTIAL = "credential";

    private final World world = new World();
    private final User user = world.member();
    private final RequestPasskeySignInHandler request =
            new RequestPasskeySignInHandler(
                    new NoTransactions(), world.challenging, world.ids, world.clock);
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
    private final Passkey passkey =
            new Passkey(
                    UUID.randomUUID(),
                    user.id(),
                    "phone",
                    CREDENTIAL,
                    "key",
                    7,
                    List.of(),
                    world.clock.instant(),
                    Optional.empty());

    PasskeySignInTest() {
        assertThat(world.passkeys.add(passkey)).isTrue();
    }

    private SessionChallenge challenge() {
        return request.handle(new RequestPasskeySignIn()).challenge();
    }

    private Result<SignedIn, ChallengeRefused> answer(
            SessionChallenge challenge, String credential, boolean verified, long counter) {
        var answer =
                new ChallengeAnswer.SignedByPasskey(
                        assertion(challenge.webAuthn(), credential, verified, counter));
        return handler.handle(new AnswerChallenge(challenge.id(), answer), STRANGER);
    }

    @Test
    void opensASessionOfWhoeverThePasskeyBelongsTo() {
        assertThat(answer(challenge(), CREDENTIAL, true, 8)).isInstanceOf(Result.Ok.class);

        var session = world.sessions.ofUser(user.id(), 10).getFirst();
        assertThat(world.workflows.events())
                .contains(
                        new UserLoginAttempted(user.email().value()),
                        new UserLoginSucceeded(user.id(), user.email().value(), session.id()));
        assertThat(world.passkeys.findByCredential(CREDENTIAL).orElseThrow().signatures())
                .isEqualTo(8);
    }

    @Test
    void refusesAPasskeyThatNobodyHas() {
        assertThat(answer(challenge(), "other", true, 8))
                .isEqualTo(Result.err(ChallengeRefused.FACTOR_UNKNOWN));
    }

    @Test
    void refusesAPasskeyThatHasNotVerifiedItsUser() {
        assertThat(answer(challenge(), CREDENTIAL, false, 8))
                .isEqualTo(Result.err(ChallengeRefused.ASSERTION_INVALID));
    }

    @Test
    void refusesASignatureOfAnotherChallenge() {
        var old = assertion(challenge().webAuthn(), CREDENTIAL, true, 8);
        var command =
                new AnswerChallenge(challenge().id(), new ChallengeAnswer.SignedByPasskey(old));

        assertThat(handler.handle(command, STRANGER))
                .isEqualTo(Result.err(ChallengeRefused.ASSERTION_INVALID));
    }

    @Test
    void refusesAndReportsAPasskeyWhoseCounterWentBack() {
        assertThat(answer(challenge(), CREDENTIAL, true, 7))
                .isEqualTo(Result.err(ChallengeRefused.PASSKEY_CLONED));
        assertThat(world.workflows.events())
                .contains(new PasskeyCloneSuspected(user.id(), passkey.id()));
    }

    @Test
    void refusesAnyOtherFactor() {
        var code = new ChallengeAnswer.TotpCode("000000");

        assertThat(handler.handle(new AnswerChallenge(challenge().id(), code), STRANGER))
                .isEqualTo(Result.err(ChallengeRefused.FACTOR_UNKNOWN));
    }

    @Test
    void letsTheOwnerInThoughStrangersGuessThePassword() {
        for (int i = 0; i < Lockout.MAX_FAILURES; i++) {
            assertThat(world.signIn(user, "Wrong-Horse-77")).isInstanceOf(Result.Err.class);
        }

        assertThat(answer(challenge(), CREDENTIAL, true, 8)).isInstanceOf(Result.Ok.class);
    }
}
