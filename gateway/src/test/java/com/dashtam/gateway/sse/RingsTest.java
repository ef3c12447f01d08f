package com.dashtam.gateway.sse;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.gateway.sse.StreamProperties.Rings;
import com.dashtam.kernel.id.UuidV7;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RingsTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final TestClock clock = new TestClock(START);
    private final UuidV7 ids = new UuidV7(clock);
    private final UUID user = UUID.randomUUID();
    private final com.dashtam.gateway.sse.Rings rings = rings(new Rings(3, minutes(10), 2, 100));

    @Test
    void replaysFromFiveSecondsBeforeTheEventThatWasSeen() {
        var old = add(user, START.minusSeconds(20));
        var near = add(user, START.minusSeconds(5));
        var seen = add(user, START);

        var replay = rings.replay(user, seen.id().toString());

        assertThat(replay.reset()).isFalse();
        assertThat(replay.events()).containsExactly(near, seen).doesNotContain(old);
    }

    @Test
    void asksForAResetWhereTheEventIsUnknown() {
        var known = add(user, START);

        for (var id : List.of("nonsense", UUID.randomUUID().toString(), "")) {
            var replay = rings.replay(user, id);
            assertThat(replay.reset()).isTrue();
            assertThat(replay.events()).containsExactly(known);
        }
    }

    @Test
    void trustsAYoungEventThatHasNotArrivedHere() {
        var known = add(user, START);

        assertThat(rings.replay(user, ids.next().toString()))
                .isEqualTo(new com.dashtam.gateway.sse.Rings.Replay(false, List.of(known)));
        var unseen = ids.next();
        clock.advance(Duration.ofSeconds(6));
        assertThat(rings.replay(user, unseen.toString()).reset()).isTrue();
    }

    @Test
    void asksForAResetWhereEventsFellOutOfTheRing() {
        var first = add(user, START);
        var second = add(user, START.plusSeconds(10));
        var third = add(user, START.plusSeconds(20));
        assertThat(rings.replay(user, second.id().toString()).reset()).isFalse();

        var fourth = add(user, START.plusSeconds(21));

        assertThat(rings.replay(user, first.id().toString()))
                .isEqualTo(
                        new com.dashtam.gateway.sse.Rings.Replay(
                                true, List.of(second, third, fourth)));
        assertThat(rings.replay(user, third.id().toString()).reset()).isFalse();
    }

    @Test
    void takesAnEventOnce() {
        var event = add(user, START);
        rings.add(event);

        assertThat(rings.replay(user, event.id().toString()).events()).containsExactly(event);
    }

    @Test
    void forgetsWhatIsOld() {
        var event = add(user, START);
        clock.advance(minutes(11));
        rings.sweep();

        assertThat(rings.users()).isZero();
        assertThat(rings.replay(user, event.id().toString()).reset()).isTrue();
        add(user, START);
        assertThat(rings.users()).as("an event that is old when it arrives").isZero();
    }

    @Test
    void claimsNothingOfUsersWhoseRingsHadToGo() {
        var idlest = add(user, START);
        clock.advance(Duration.ofSeconds(1));
        add(UUID.randomUUID(), START);
        add(UUID.randomUUID(), START);

        assertThat(rings.users()).isEqualTo(2);
        assertThat(rings.replay(user, idlest.id().toString()))
                .isEqualTo(new com.dashtam.gateway.sse.Rings.Replay(true, List.of()));
    }

    @Test
    void boundsTheEventsOfAll() {
        var small = rings(new Rings(3, minutes(10), 10, 4));
        for (int i = 0; i < 5; i++) {
            small.add(event(UUID.randomUUID(), START));
        }
        assertThat(small.users()).isEqualTo(4);
    }

    private com.dashtam.gateway.sse.Rings rings(Rings limits) {
        return new com.dashtam.gateway.sse.Rings(limits, START.minus(limits.age()), clock);
    }

    private ClientEvent add(UUID owner, Instant time) {
        var event = event(owner, time);
        rings.add(event);
        return event;
    }

    private ClientEvent event(UUID owner, Instant time) {
        return new ClientEvent(ids.next(), owner, time, Category.PROVIDER, new byte[0]);
    }

    private static Duration minutes(int count) {
        return Duration.ofMinutes(count);
    }
}
