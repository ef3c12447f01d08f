package com.dashtam.sync.domain.monitoring;

import com.dashtam.sync.domain.job.JobStatus;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * How one queue stands.
 *
 * @param due of those that wait, those whose time has come
 * @param oldestDue when the time came of the one that waits longest
 * @param failures how many failed since an hour ago, by reason
 * @param lastRun what ended last
 * @param lastFailure what failed last
 */
public record QueueReading(
        Duty duty,
        int queued,
        int due,
        Optional<Instant> oldestDue,
        int running,
        Map<String, Integer> failures,
        Optional<End> lastRun,
        Optional<End> lastFailure) {

    public QueueReading {
        failures = Map.copyOf(failures);
    }

    /** How a job ended. */
    public record End(UUID jobId, JobStatus status, Optional<String> failure, Instant at) {}
}
