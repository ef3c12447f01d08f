package com.dashtam.gateway.health;

import com.dashtam.gateway.auth.EndedSessions;
import com.dashtam.gateway.tail.TopicTail;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether ended sessions are known up to now. The gateway takes no requests before they are, except
 * when Kafka is away for so long that serving with less is the better choice.
 */
public final class RevocationsHealth implements HealthIndicator {

    private final TopicTail tail;
    private final EndedSessions sessions;
    private final InstantSource clock;
    private final Instant patientUntil;

    /**
     * @param grace how long a start waits for Kafka
     */
    public RevocationsHealth(
            TopicTail tail, EndedSessions sessions, Duration grace, InstantSource clock) {
        this.tail = tail;
        this.sessions = sessions;
        this.clock = clock;
        this.patientUntil = clock.instant().plus(grace);
    }

    @Override
    public Health health() {
        if (!tail.hasCaughtUp() && clock.instant().isBefore(patientUntil)) {
            return Health.outOfService().withDetail("reason", "reading ended sessions").build();
        }
        if (tail.state() == TopicTail.State.CURRENT) {
            return Health.up().withDetail("sessions", sessions.size()).build();
        }
        return Degraded.unless(false, "sessions that end now are not known here");
    }
}
