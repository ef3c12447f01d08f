package com.dashtam.sync.domain.job;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a job stands in its queue.
 *
 * @param attempts how often it was tried and put back
 * @param claims how often a worker took it, attempts that a crash ended included
 * @param runAfter not before this moment is it tried
 */
public record JobState(
        JobStatus status,
        int attempts,
        int claims,
        Instant runAfter,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt) {

    public static JobState queued(Instant now) {
        return new JobState(JobStatus.QUEUED, 0, 0, now, now, Optional.empty(), Optional.empty());
    }
}
