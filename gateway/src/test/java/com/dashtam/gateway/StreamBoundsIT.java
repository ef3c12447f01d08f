package com.dashtam.gateway;

import static com.dashtam.gateway.testing.Http.header;
import static com.dashtam.gateway.testing.Http.problem;
import static com.dashtam.gateway.testing.Http.send;
import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.gateway.testing.EventSource;
import com.dashtam.gateway.testing.TestGateway;
import com.dashtam.gateway.testing.Tokens.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StreamBoundsIT {

    private TestGateway gateway;

    @BeforeAll
    void start() {
        gateway =
                TestGateway.start(
                        Map.of(
                                "dashtam.sse.heartbeat", "1s",
                                "dashtam.sse.streams-per-user", "2",
                                "dashtam.sse.streams", "3"));
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @Test
    void breaksItsSilence() {
        try (var stream = open(Person.anyUser())) {
            stream.await("a heartbeat", EventSource.Frame::isComment);

            assertThat(stream.hasEnded()).isFalse();
        }
        allFree();
    }

    @Test
    void boundsTheStreamsOfAUserAndFreesThemWhenClientsLeave() {
        var person = Person.anyUser();
        try (var first = open(person)) {
            try (var second = open(person)) {
                var refused = send(gateway.request("/api/v1/events", person));
                problem(refused, 429, "rate-limit-exceeded");
                assertThat(header(refused, "Retry-After")).isEqualTo("5");
                assertThat(second.hasEnded()).isFalse();
            }
            eventually("one place to be free", () -> assertThat(openStreams()).isEqualTo("1.0"));
            try (var again = open(person)) {
                assertThat(again.hasEnded()).isFalse();
                assertThat(first.hasEnded()).isFalse();
            }
        }
        allFree();
    }

    @Test
    void boundsTheStreamsOfAll() {
        List<EventSource> streams = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                streams.add(open(Person.anyUser()));
            }
            var refused = send(gateway.request("/api/v1/events", Person.anyUser()));
            problem(refused, 503, "service-unavailable");
            assertThat(header(refused, "Retry-After")).isEqualTo("5");
        } finally {
            streams.forEach(EventSource::close);
        }
        allFree();
    }

    private EventSource open(Person person) {
        return EventSource.open(gateway.request("/api/v1/events", person));
    }

    private void allFree() {
        eventually("all places to be free", () -> assertThat(openStreams()).isEqualTo("0.0"));
    }

    private String openStreams() {
        return gateway.metric("dashtam_sse_streams");
    }
}
