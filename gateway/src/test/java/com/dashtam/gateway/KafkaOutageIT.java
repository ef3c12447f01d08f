package com.dashtam.gateway;

import static com.dashtam.gateway.testing.Http.problem;
import static com.dashtam.gateway.testing.Http.send;
import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.gateway.testing.EventSource;
import com.dashtam.gateway.testing.Events;
import com.dashtam.gateway.testing.TestGateway;
import com.dashtam.gateway.testing.Tokens.Person;
import com.dashtam.local.server.Ports;
import com.dashtam.testing.server.TestServers;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaOutageIT {

    private static final Map<String, String> IMPATIENT =
            Map.of(
                    "dashtam.tail.probe-interval", "300ms",
                    "dashtam.tail.probe-timeout", "500ms",
                    "dashtam.kafka.request-timeout", "2s");

    @Test
    void keepsWhatItKnowsWhileKafkaIsAwayAndLearnsTheRestAfterwards() {
        var kafka = TestServers.ownKafka();
        var before = Person.anyUser();
        var after = Person.anyUser();
        try (kafka;
                var gateway = TestGateway.start(with("DASHTAM_KAFKA", kafka.bootstrapServers()))) {
            eventually("readiness", () -> assertThat(gateway.readiness()).isEqualTo(200));
            try (var events = new Events(kafka.bootstrapServers())) {
                events.sessionEnded(before);
            }
            eventually("the refusal", () -> problem(read(gateway, before), 401, "unauthorized"));

            kafka.kill();
            eventually(
                    "health to say degraded",
                    () -> assertThat(gateway.health("revocations")).isEqualTo("DEGRADED"));
            assertThat(gateway.readiness()).isEqualTo(200);
            problem(read(gateway, before), 401, "unauthorized");
            assertThat(read(gateway, after).statusCode()).isEqualTo(200);

            kafka.start();
            try (var events = new Events(kafka.bootstrapServers());
                    var stream =
                            EventSource.open(gateway.request("/api/v1/events", before(after)))) {
                events.sessionCreated(after, Instant.now());
                stream.await("the new session", f -> f.event().equals("security.session.new"));
                events.sessionEnded(after);
            }
            eventually("the refusal", () -> problem(read(gateway, after), 401, "unauthorized"));
            eventually(
                    "health to be up",
                    () -> assertThat(gateway.health("revocations")).isEqualTo("UP"));
        }
    }

    @Test
    void isNotReadyUntilItHasWaitedForKafkaLongEnough() {
        var properties = new java.util.HashMap<>(IMPATIENT);
        properties.put("DASHTAM_KAFKA", "127.0.0.1:" + Ports.free());
        properties.put("dashtam.revocation.start-grace", "6s");
        try (var gateway = TestGateway.start(properties)) {
            assertThat(gateway.readiness()).isEqualTo(503);
            assertThat(gateway.health("revocations")).isEqualTo("OUT_OF_SERVICE");
            problem(send(gateway.request("/health")), 503, "service-unavailable");

            eventually("readiness", () -> assertThat(gateway.readiness()).isEqualTo(200));
            assertThat(gateway.health("revocations")).isEqualTo("DEGRADED");
            assertThat(gateway.health("streams")).isEqualTo("DEGRADED");
            assertThat(read(gateway, Person.anyUser()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void refusesWhatIsTooMuchWithoutTellingOfIt() {
        var person = Person.anyUser();
        try (var gateway = TestGateway.start(with("DASHTAM_KAFKA", "127.0.0.1:" + Ports.free()))) {
            for (int i = 0; i < 5; i++) {
                assertThat(connect(gateway, person).statusCode()).isEqualTo(200);
            }
            for (int i = 0; i < 5; i++) {
                problem(connect(gateway, person), 429, "rate-limit-exceeded");
            }
        }
    }

    /** The same user in another session, which does not end. */
    private static Person before(Person person) {
        return new Person(person.id(), java.util.UUID.randomUUID(), person.roles());
    }

    private static Map<String, String> with(String name, String value) {
        var properties = new java.util.HashMap<>(IMPATIENT);
        properties.put(name, value);
        return properties;
    }

    private static HttpResponse<String> connect(TestGateway gateway, Person person) {
        return send(
                gateway.request("/api/v1/providers", person).POST(BodyPublishers.ofString("{}")));
    }

    private static HttpResponse<String> read(TestGateway gateway, Person person) {
        return send(gateway.request("/api/v1/accounts", person));
    }
}
