package com.dashtam.sync.domain.monitoring;

import java.time.Instant;
import java.util.List;

/** Reads how queues stand. */
public interface JobReadings {

    /**
     * Reads the queue that a duty works off.
     *
     * @param failuresSince from when on failures count
     */
    QueueReading queue(Duty duty, Instant now, Instant failuresSince);

    /** The jobs that run, the longest first. */
    List<RunningJob> running(Duty duty, int limit);
}
