package com.dashtam.identity.domain.mfa;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.identity.domain.mfa.SessionChallenge.Anyone;
import com.dashtam.identity.domain.mfa.SessionChallenge.Device;
import com.dashtam.identity.domain.mfa.SessionChallenge.PasswordKnown;
import com.dashtam.identity.domain.mfa.SessionChallenge.StepUp;
import com.dashtam.identity.domain.mfa.SessionChallenge.Subject;
import com.dashtam.identity.domain.token.TokenHash;
import com.dashtam.identity.fixture.World;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.workflow.Workflows.Run;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What every keeping of challenges does. */
public abstract class SessionChallengesContract {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    protected abstract SessionChallenges challenges();

    protected abstract UUID anyUser();

    protected abstract UUID anySessionOf(UUID user);

    private SessionChallenge posed(Subject subject) {
        var webAuthn = WebAuthnChallenge.mint(RandomGenerator.getDefault());
        var challenge = SessionChallenge.pose(UUID.randomUUID(), subject, webAuthn, NOW);
        challenges().add(challenge);
        return challenge;
    }

    private Subject passwordKnown() {
        UUID user = anyUser();
        var run = new Run(UUID.randomUUID(), new EventKey.User(user), World.STRANGER);
        return new PasswordKnown(user, new Device(TokenHash.of("device"), false, true), run);
    }

    @Test
    void keepsWhomAChallengeAsks() {
        UUID user = anyUser();
        var known = posed(passwordKnown());
        var stepUp = posed(new StepUp(user, anySessionOf(user)));
        var anyone = posed(new Anyone());

        assertThat(challenges().find(known.id())).contains(known);
        assertThat(challenges().find(stepUp.id())).contains(stepUp);
        assertThat(challenges().lock(anyone.id())).contains(anyone);
        assertThat(challenges().find(UUID.randomUUID())).isEmpty();
    }

    @Test
    void countsWrongAnswers() {
        var challenge = posed(passwordKnown());

        assertThat(challenges().countFailure(challenge.id())).isEqualTo(1);
        assertThat(challenges().countFailure(challenge.id())).isEqualTo(2);
        assertThat(challenges().find(challenge.id()).orElseThrow().failures()).isEqualTo(2);
        assertThat(challenges().countFailure(UUID.randomUUID())).isZero();
    }

    @Test
    void remembersTheAnswer() {
        var challenge = posed(new Anyone());
        challenges().answered(challenge.id(), NOW.plusSeconds(9));

        assertThat(challenges().find(challenge.id()).orElseThrow().answeredAt())
                .isEqualTo(Optional.of(NOW.plusSeconds(9)));
    }

    @Test
    void takesAwayWhatIsExpiredAndNothingElse() {
        var challenge = posed(passwordKnown());
        assertThat(challenges().removeExpired(NOW, 1_000)).doesNotContain(challenge);

        Instant end = NOW.plus(SessionChallenge.LIFE);
        assertThat(challenges().removeExpired(end, 1_000)).contains(challenge);
        assertThat(challenges().find(challenge.id())).isEmpty();
    }
}
