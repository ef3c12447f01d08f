package com.dashtam.sync.infrastructure.work;

import java.time.Duration;

/**
 * How workers take jobs.
 *
 * @param concurrency jobs of one kind at a time in this process
 * @param lease how long a job stays with a worker that gives no sign of life
 * @param heartbeat between two signs of life; several fit into a lease
 * @param poll between two looks into the queue when nothing wakes the workers
 * @param grace how long running jobs may take to stop with the process
 */
public record WorkerLimits(
        int concurrency, Duration lease, Duration heartbeat, Duration poll, Duration grace) {}
