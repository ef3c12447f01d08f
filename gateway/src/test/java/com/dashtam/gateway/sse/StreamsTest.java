package com.dashtam.gateway.sse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.gateway.auth.EndedSessions;
import com.dashtam.gateway.auth.RevocationProperties;
import com.dashtam.platform.security.AccessToken;
import com.dashtam.platform.security.Roles;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.BaseSubscriber;

class StreamsTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TestClock clock = new TestClock(START);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final StreamProperties properties =
            new StreamProperties(
                    new StreamProperties.Rings(2, MINUTE, 10, 100),
                    3,
                    2,
                    Duration.ofSeconds(15),
                    4);
    private final EndedSessions ended =
            new EndedSessions(new RevocationProperties(MINUTE, MINUTE, MINUTE, 10), clock);
    private final Streams streams =
            new Streams(
                    new Rings(properties.rings(), START.minus(MINUTE), clock),
                    ended,
                    properties,
                    clock,
                    new StreamMeters(meters));
    private final UUID user = UUID.randomUUID();

    @Test
    void sendsAnEventToEveryStreamOfItsUser() {
        var one = client(open(user));
        var two = client(open(user));
        var other = client(open(UUID.randomUUID()));

        streams.publish(event("hello"));

        assertThat(one.frames).last().isEqualTo("hello");
        assertThat(two.frames).last().isEqualTo("hello");
        assertThat(other.frames).containsExactly("retry: 3000\n\n");
    }

    @Test
    void boundsTheStreamsOfAUserAndOfAll() {
        open(user);
        open(user);
        assertThat(streams.open(request(user))).isEqualTo(new Opening.TooMany(2));
        open(UUID.randomUUID());
        assertThat(streams.open(request(UUID.randomUUID()))).isEqualTo(new Opening.Full());
        assertThat(meters.get("dashtam.sse.streams").gauge().value()).isEqualTo(3);
    }

    @Test
    void speaksIntoLongSilenceAlone() {
        var client = client(open(user));
        clock.advance(Duration.ofSeconds(14));
        streams.tick();
        assertThat(client.frames).hasSize(1);

        clock.advance(Duration.ofSeconds(1));
        streams.tick();
        streams.tick();
        assertThat(client.frames).containsExactly("retry: 3000\n\n", ":\n\n");
    }

    @Test
    void endsAStreamWithItsToken() {
        var client = client(open(user));
        clock.advance(MINUTE);
        streams.tick();

        assertThat(client.frames).last().isEqualTo("event: reauthenticate\ndata: {}\n\n");
        assertThat(client.completed).isTrue();
        assertThat(meters.get("dashtam.sse.streams").gauge().value()).isZero();
    }

    @Test
    void cutsTheStreamsOfASessionThatEnds() {
        var stream = open(user);
        var client = client(stream);
        var other = client(open(user));

        streams.endSession(stream.token().sessionId());

        assertThat(client.completed).isTrue();
        assertThat(other.completed).isFalse();
    }

    @Test
    void cutsAClientThatDoesNotRead() {
        var slow = client(open(user), 0);
        for (int i = 0; i < 4; i++) {
            streams.publish(event("event"));
        }
        assertThat(slow.completed).isTrue();
        assertThat(meters.get("dashtam.sse.too_slow").counter().count()).isEqualTo(1);
        assertThat(meters.get("dashtam.sse.streams").gauge().value()).isZero();
    }

    @Test
    void forgetsStreamsThatNobodyCameToRead() {
        open(user);
        clock.advance(Duration.ofSeconds(11));
        streams.tick();

        assertThat(meters.get("dashtam.sse.streams").gauge().value()).isZero();
    }

    @Test
    void completesAllStreamsAtTheEnd() {
        var first = client(open(user));
        var second = client(open(UUID.randomUUID()));
        streams.closeAll();

        assertThat(List.of(first.completed, second.completed)).containsOnly(true);
        assertThat(List.of(first.frames.getLast(), second.frames.getLast()))
                .containsExactlyInAnyOrder(
                        "retry: 200\nevent: reconnect\ndata: {}\n\n",
                        "retry: 205\nevent: reconnect\ndata: {}\n\n");
    }

    @Test
    void refusesABufferThatCannotHoldARing() {
        assertThatThrownBy(() -> new StreamProperties(properties.rings(), 1, 1, Duration.ZERO, 3))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private EventStream open(UUID of) {
        return ((Opening.Opened) streams.open(request(of))).stream();
    }

    private static StreamRequest request(UUID of) {
        var token =
                new AccessToken(
                        of,
                        UUID.randomUUID(),
                        Roles.parse(List.of("user")),
                        UUID.randomUUID(),
                        START,
                        START.plus(MINUTE),
                        1,
                        1);
        return new StreamRequest(token, EnumSet.allOf(Category.class), Optional.empty());
    }

    private ClientEvent event(String frame) {
        return new ClientEvent(
                UUID.randomUUID(), user, clock.instant(), Category.SECURITY, frame.getBytes(UTF_8));
    }

    private Client client(EventStream stream) {
        return client(stream, Long.MAX_VALUE);
    }

    private Client client(EventStream stream, long demand) {
        var client = new Client(demand);
        stream.frames(() -> streams.remove(stream)).subscribe(client);
        return client;
    }

    private static final class Client extends BaseSubscriber<byte[]> {

        private final List<String> frames = new ArrayList<>();
        private final long demand;
        private boolean completed;

        Client(long demand) {
            this.demand = demand;
        }

        @Override
        protected void hookOnSubscribe(org.reactivestreams.Subscription subscription) {
            if (demand > 0) {
                subscription.request(demand);
            }
        }

        @Override
        protected void hookOnNext(byte[] frame) {
            frames.add(new String(frame, UTF_8));
        }

        @Override
        protected void hookOnComplete() {
            completed = true;
        }
    }
}
