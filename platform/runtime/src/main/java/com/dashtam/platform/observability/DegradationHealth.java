package com.dashtam.platform.observability;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** Names the degraded parts in the health of the process. */
final class DegradationHealth implements HealthIndicator {

    private final Degradation degradation;

    DegradationHealth(Degradation degradation) {
        this.degradation = degradation;
    }

    @Override
    public Health health() {
        var reasons = degradation.reasons();
        return Health.status(reasons.isEmpty() ? Status.UP : Degradation.STATUS)
                .withDetails(reasons)
                .build();
    }
}
