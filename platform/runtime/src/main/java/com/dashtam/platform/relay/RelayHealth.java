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
    private final RelayProperties limits;

    RelayHealth(OutboxRelay relay, RelayProperties limits) {
        this.relay = relay;
        this.limits = limits;
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
            case ACTIVE -> flows(state) ? Status.UP : DEGRADED;
            case STANDBY, STOPPED -> Status.UP;
            case STARTING, FAILING -> DEGRADED;
        };
    }

    private boolean flows(RelayState state) {
        return state.lagBytes() <= limits.maxLagBytes()
                && relay.waiting().compareTo(limits.maxWait()) <= 0;
    }
}
