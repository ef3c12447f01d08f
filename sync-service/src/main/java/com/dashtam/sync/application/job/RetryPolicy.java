package com.dashtam.sync.application.job;

import com.dashtam.sync.domain.job.JobState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a job is tried again after a failure that may pass.
 *
 * @param limits on tries, pauses and time
 */
public record RetryPolicy(Limits limits, RandomGenerator random) {

    private static final int GROWTH = 3;

    /**
     * The bounds of trying again.
     *
     * @param maxAttempts tries that may fail before the job does
     * @param maxClaims tries in all, those included that ended with their worker
     * @param firstPause before the second try; each further pause is three times as long
     * @param maxPause the longest pause of our own; an institution may ask for longer
     * @param deadline since the job was made, past which no further try begins; shorter than the
     *     time limit of the job's workflow
     */
    public record Limits(
            int maxAttempts,
            int maxClaims,
            Duration firstPause,
            Duration maxPause,
            Duration deadline) {}

    /** When to try again a job whose try has just failed; empty when it has failed for good. */
    public Optional<Instant> next(JobState state, Optional<Duration> retryAfter, Instant now) {
        if (state.attempts() + 1 >= limits.maxAttempts()) {
            return Optional.empty();
        }
        Duration own = pause(state.attempts());
        Duration pause = retryAfter.filter(asked -> asked.compareTo(own) > 0).orElse(own);
        return Optional.of(now.plus(pause))
                .filter(next -> next.isBefore(state.createdAt().plus(limits.deadline())));
    }

    /** Half of it is certain, half is chance, so that jobs which failed together part. */
    private Duration pause(int failedBefore) {
        double full =
                Math.min(
                        limits.firstPause().toMillis() * Math.pow(GROWTH, failedBefore),
                        limits.maxPause().toMillis());
        return Duration.ofMillis((long) (full / 2 * (1 + random.nextDouble())));
    }

    /** Whether a job has been taken so often that it seems to bring its workers down. */
    public boolean isHopeless(JobState state) {
        return state.claims() > limits.maxClaims();
    }
}
