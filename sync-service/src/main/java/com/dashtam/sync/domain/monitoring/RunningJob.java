package com.dashtam.sync.domain.monitoring;

import java.time.Instant;
import java.util.UUID;

/**
 * A job that a worker has taken.
 *
 * @param startedAt when it was first taken
 * @param renewedAt when its worker last said that it is at it
 */
public record RunningJob(
        UUID jobId, Duty duty, String instance, Instant startedAt, Instant renewedAt) {}
