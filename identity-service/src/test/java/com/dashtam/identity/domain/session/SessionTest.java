package com.dashtam.identity.domain.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SessionTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static Session opened() {
        return Session.open(
                UUID.randomUUID(),
                UUID.randomUUID(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                NOW);
    }

    @Test
    void endsAfterFourteenDaysWithoutUse() {
        var session = opened();
        assertThat(Session.IDLE).isEqualTo(Duration.ofDays(14));
        assertThat(session.isActive(NOW.plus(Session.IDLE).minusMillis(1))).isTrue();
        assertThat(session.isActive(NOW.plus(Session.IDLE))).isFalse();
    }

    @Test
    void livesThirtyDaysHoweverMuchItIsUsed() {
        var session = opened();
        var later = NOW.plus(Duration.ofDays(10));
        assertThat(Session.LIFE).isEqualTo(Duration.ofDays(30));
        assertThat(session.expiryAfterUse(later)).isEqualTo(later.plus(Session.IDLE));
        assertThat(session.expiryAfterUse(NOW.plus(Duration.ofDays(20))))
                .isEqualTo(NOW.plus(Session.LIFE));
    }

    @Test
    void isNotActiveOnceItWasEnded() {
        var open = opened();
        var ended =
                new Session(
                        open.id(),
                        open.userId(),
                        open.device(),
                        open.ipAddress(),
                        open.location(),
                        NOW,
                        NOW,
                        NOW,
                        open.expiresAt(),
                        Optional.of(new Session.Ending(NOW, EndReason.LOGOUT)),
                        ProviderUse.NONE);
        assertThat(ended.isActive(NOW)).isFalse();
    }

    @Test
    void knowsItsDeviceAndWhereItIs() {
        var session =
                Session.open(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        Optional.of("curl/8.9.1"),
                        Optional.of("203.0.113.7"),
                        Optional.of(new Location(Optional.empty(), "Norway")),
                        NOW);
        assertThat(session.device()).contains("curl");
        assertThat(session.ipAddress()).contains("203.0.113.7");
        assertThat(session.location()).contains("Norway");
    }
}
