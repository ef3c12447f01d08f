package com.dashtam.gateway;

import static com.dashtam.gateway.testing.Http.problem;
import static com.dashtam.gateway.testing.Http.send;
import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.identity.GlobalTokenRotationSucceeded;
import com.dashtam.events.identity.SessionEnd;
import com.dashtam.events.identity.SessionEnded;
import com.dashtam.events.identity.SigningKeyRetirementCause;
import com.dashtam.events.identity.SigningKeyRetirementSucceeded;
import com.dashtam.events.identity.TokenVersionRaised;
import com.dashtam.gateway.testing.Events;
import com.dashtam.gateway.testing.TestGateway;
import com.dashtam.gateway.testing.Tokens.Person;
import com.dashtam.kernel.event.Topic;
import com.dashtam.testing.server.TestServers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RevocationIT {

    private final TestGateway gateway = TestGateway.shared();
    private final Events events = new Events(TestServers.kafka().bootstrapServers());

    @AfterEach
    void close() {
        events.close();
    }

    @Test
    void refusesAnUnexpiredTokenOnceItsSessionHasEnded() {
        var person = Person.anyUser();
        assertThat(read(gateway, person).statusCode()).isEqualTo(200);

        events.sessionEnded(person);

        eventually(
                "the refusal",
                Duration.ofSeconds(5),
                () -> problem(read(gateway, person), 401, "unauthorized"));
    }

    @Test
    void leavesTheUsersOtherSessionsAlone() {
        var ended = Person.anyUser();
        var other = new Person(ended.id(), UUID.randomUUID(), ended.roles());

        events.sessionEnded(ended);

        eventually("the refusal", () -> problem(read(gateway, ended), 401, "unauthorized"));
        assertThat(read(gateway, other).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesTokensBelowTheVersionOfTheirUser() {
        var person = Person.anyUser();
        assertThat(read(gateway, person).statusCode()).isEqualTo(200);

        var raised = new TokenVersionRaised(person.id(), 2);
        events.publish(Topic.IDENTITY, person.id(), raised, Instant.now());

        eventually("the refusal", () -> problem(read(gateway, person), 401, "unauthorized"));
        assertThat(read(gateway, Person.anyUser()).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesTokensBelowTheVersionOfAllOnceTheGracePeriodIsOver() {
        try (var kafka = TestServers.ownKafka();
                var own = new Events(kafka.bootstrapServers());
                var alone = TestGateway.start(Map.of("DASHTAM_KAFKA", kafka.bootstrapServers()))) {
            var admin = UUID.randomUUID();
            var later = new GlobalTokenRotationSucceeded(admin, "A drill.", 1, 2, 3600);
            own.publish(Topic.IDENTITY, admin, later, Instant.now());
            var ended = Person.anyUser();
            own.sessionEnded(ended);
            eventually("the news", () -> problem(read(alone, ended), 401, "unauthorized"));
            assertThat(read(alone, Person.anyUser()).statusCode()).isEqualTo(200);

            var atOnce = new GlobalTokenRotationSucceeded(admin, "A drill.", 2, 3, 0);
            own.publish(Topic.IDENTITY, admin, atOnce, Instant.now());

            eventually(
                    "the refusal",
                    () -> problem(read(alone, Person.anyUser()), 401, "unauthorized"));
        }
    }

    @Test
    void believesNothingThatARetiredKeyHasSigned() {
        var kid = gateway.tokens().spareKid();
        var token = gateway.tokens().bySpareKey(Person.anyUser());
        assertThat(readWith(token).statusCode()).isEqualTo(200);
        long fetched = gateway.services().count("/.well-known/jwks.json");

        var admin = UUID.randomUUID();
        var retired =
                new SigningKeyRetirementSucceeded(
                        admin, kid, SigningKeyRetirementCause.compromised);
        events.publish(Topic.IDENTITY, admin, retired, Instant.now());

        eventually(
                "the refusal",
                Duration.ofSeconds(5),
                () -> problem(readWith(token), 401, "unauthorized"));
        eventually(
                "a look at the keys",
                () ->
                        assertThat(gateway.services().count("/.well-known/jwks.json"))
                                .isGreaterThan(fetched));
        problem(readWith(token), 401, "unauthorized");
        assertThat(read(gateway, Person.anyUser()).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> readWith(String token) {
        return send(gateway.request("/api/v1/accounts").header("Authorization", "Bearer " + token));
    }

    @Test
    void goesOnAfterRecordsThatAreNoEvents() {
        var person = Person.anyUser();
        events.send(new ProducerRecord<>(Topic.IDENTITY.topicName(), "k", new byte[] {1, 2, 3}));
        var headless =
                new ProducerRecord<>(
                        Topic.IDENTITY.topicName(), person.id().toString(), new byte[0]);
        headless.headers().add("ce_type", "dashtam.identity.session.ended".getBytes());
        events.send(headless);

        events.sessionEnded(person);

        eventually("the refusal", () -> problem(read(gateway, person), 401, "unauthorized"));
    }

    @Test
    void knowsFromItsStartWhichSessionsHaveEnded() {
        var person = Person.anyUser();
        var event = new SessionEnded(person.id(), person.session(), SessionEnd.logout);
        var fiveMinutesAgo = Instant.now().minus(Duration.ofMinutes(5));
        events.publish(Topic.IDENTITY, person.id(), event, fiveMinutesAgo);

        try (var later = TestGateway.start(Map.of())) {
            eventually("readiness", () -> assertThat(later.readiness()).isEqualTo(200));

            problem(read(later, person), 401, "unauthorized");
        }
    }

    private static HttpResponse<String> read(TestGateway gateway, Person person) {
        return send(gateway.request("/api/v1/accounts", person));
    }
}
