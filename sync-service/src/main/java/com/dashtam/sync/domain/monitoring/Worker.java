package com.dashtam.sync.domain.monitoring;

import java.time.Instant;

/**
 * An instance in one of its duties, at its last sign of life.
 *
 * @param slots how many jobs it runs at a time
 * @param busy how many it ran
 */
public record Worker(
        String instance, Duty duty, int slots, int busy, Instant startedAt, Instant seenAt) {}
