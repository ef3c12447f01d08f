package com.dashtam.platform.relay;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Says whether events flow. A relay that cannot read or send makes the service degraded, not
 * unready: commands succeed, and their events wait in the outbox.
 */
final class RelayHealth implements HealthIndicator {

    private static final Status DEGRADED = new Status("DEGRADED");

    private final OutboxRelay relay;
    private final long maxLagBytes;

    RelayHealth(OutboxRelay relay, long maxLagBytes) {
        this.relay = relay;
        this.maxLagBytes = maxLagBytes;
    }

    @Override
    public Health health() {
        RelayState state = relay.state();
        return Health.status(statusOf(state))
                .withDetail("role", state.role().name().toLowerCase(java.util.Locale.ROOT))
                .withDetail("lag_bytes", state.lagBytes())
                .build();
    }

    private Status statusOf(RelayState state) {
        return switch (state.role()) {
            case ACTIVE -> state.lagBytes() <= maxLagBytes ? Status.UP : DEGRADED;
            case STANDBY, STOPPED -> Status.UP;
            case STARTING, FAILING -> DEGRADED;
        };
    }
}
