package com.dashtam.sync.application.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.sync.domain.job.JobState;
import com.dashtam.sync.domain.job.JobStatus;
import com.dashtam.sync.fixture.Any;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    private static final RetryPolicy.Limits LIMITS =
            new RetryPolicy.Limits(
                    5, 3, Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofMinutes(20));

    @Test
    void pausesLongerAfterEachFailureUpToALimit() {
        assertThat(pause(0, 1)).isEqualTo(Duration.ofSeconds(2));
        assertThat(pause(1, 1)).isEqualTo(Duration.ofSeconds(6));
        assertThat(pause(2, 1)).isEqualTo(Duration.ofSeconds(10));
        assertThat(pause(3, 1)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void pausesAtLeastHalfOfItsTime() {
        assertThat(pause(1, 0)).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void endsAfterTheLastAttempt() {
        assertThat(policy(0).next(failed(4), Optional.empty(), Any.NOW)).isEmpty();
    }

    @Test
    void prefersTheLongerOfItsPauseAndTheOneThatIsAsked() {
        assertThat(policy(0).next(failed(0), Optional.of(Duration.ofSeconds(60)), Any.NOW))
                .contains(Any.NOW.plusSeconds(60));
        assertThat(policy(0).next(failed(0), Optional.of(Duration.ofMillis(1)), Any.NOW))
                .contains(Any.NOW.plusSeconds(1));
    }

    @Test
    void endsWhenTheNextTryWouldComeTooLate() {
        Instant late = Any.NOW.plus(LIMITS.deadline()).minusMillis(1);

        assertThat(policy(0).next(failed(0), Optional.empty(), late)).isEmpty();
    }

    @Test
    void findsAJobHopelessThatWasTakenTooOften() {
        assertThat(policy(0).isHopeless(taken(3))).isFalse();
        assertThat(policy(0).isHopeless(taken(4))).isTrue();
    }

    private static Duration pause(int failedBefore, double chance) {
        var next = policy(chance).next(failed(failedBefore), Optional.empty(), Any.NOW);
        return Duration.between(Any.NOW, next.orElseThrow());
    }

    private static RetryPolicy policy(double chance) {
        RandomGenerator random =
                new RandomGenerator() {
                    @Override
                    public long nextLong() {
                        return 0;
                    }

                    @Override
                    public double nextDouble() {
                        return chance;
                    }
                };
        return new RetryPolicy(LIMITS, random);
    }

    private static JobState failed(int attempts) {
        return state(attempts, attempts + 1);
    }

    private static JobState taken(int claims) {
        return state(0, claims);
    }

    private static JobState state(int attempts, int claims) {
        return new JobState(
                JobStatus.RUNNING,
                attempts,
                claims,
                Any.NOW,
                Any.NOW,
                Optional.of(Any.NOW),
                Optional.empty());
    }
}
