package com.dashtam.identity.domain.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GlobalTokenVersionTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration GRACE = Duration.ofMinutes(5);

    @Test
    void believesTheVersionBeforeUntilTheGracePeriodIsOver() {
        var rotated =
                new GlobalTokenVersion(
                        4, GRACE, Optional.of(new GlobalTokenVersion.Rotation(NOW, "A drill.")));

        assertThat(rotated.minimum(NOW)).isEqualTo(3);
        assertThat(rotated.minimum(NOW.plus(GRACE).minusMillis(1))).isEqualTo(3);
        assertThat(rotated.minimum(NOW.plus(GRACE))).isEqualTo(4);
    }

    @Test
    void knowsNoGraceWhereNothingWasRotated() {
        assertThat(new GlobalTokenVersion(1, GRACE, Optional.empty()).minimum(NOW)).isEqualTo(1);
    }
}
