package com.dashtam.identity.domain.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LockoutTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static Lockout after(int failures) {
        return Stream.iterate(Lockout.NONE, lockout -> lockout.afterFailure(NOW))
                .skip(failures)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void doesNotHoldBeforeTheFifthFailure() {
        assertThat(after(4)).isEqualTo(new Lockout(4, Optional.empty()));
        assertThat(after(4).holds(NOW)).isFalse();
    }

    @Test
    void holdsForFifteenMinutesFromTheFifthFailure() {
        Lockout locked = after(5);
        assertThat(locked.holds(NOW)).isTrue();
        assertThat(locked.holds(NOW.plus(Lockout.LOCK).minusMillis(1))).isTrue();
        assertThat(locked.holds(NOW.plus(Lockout.LOCK))).isFalse();
    }

    @Test
    void isNotProlongedWhileItHolds() {
        Lockout locked = after(5);
        assertThat(locked.afterFailure(NOW.plusSeconds(60))).isEqualTo(locked);
    }

    @Test
    void startsCountingAnewWhenItIsOver() {
        Instant later = NOW.plus(Lockout.LOCK);
        assertThat(after(5).afterFailure(later)).isEqualTo(new Lockout(1, Optional.empty()));
    }
}
