package com.dashtam.sync.domain.job;

import java.util.UUID;

/**
 * A worker's right to a job.
 *
 * @param fence grows each time the job is taken, so that a worker which lost it cannot write
 */
public record Lease(UUID jobId, long fence) {}
