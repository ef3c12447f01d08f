package com.dashtam.gateway;

import static com.dashtam.gateway.testing.Http.problem;
import static com.dashtam.gateway.testing.Http.send;
import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.gateway.LimitScope;
import com.dashtam.events.gateway.RateLimitCheckDenied;
import com.dashtam.gateway.testing.TestGateway;
import com.dashtam.gateway.testing.Tokens.Person;
import com.dashtam.kernel.event.Topic;
import com.dashtam.platform.events.EventCodec;
import com.dashtam.platform.events.EventWire;
import com.dashtam.platform.events.Schemas;
import com.dashtam.testing.event.TopicProbe;
import com.dashtam.testing.server.TestServers;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DenialEventsIT {

    private final TestGateway gateway = TestGateway.shared();
    private final Person person = Person.anyUser();
    private final TopicProbe topic =
            new TopicProbe(TestServers.kafka().bootstrapServers(), Topic.GATEWAY.topicName());

    @AfterEach
    void close() {
        topic.close();
    }

    @Test
    void tellsOfARefusalOnceHoweverManyFollow() {
        for (int i = 0; i < 5; i++) {
            assertThat(connect(person).statusCode()).isEqualTo(200);
        }
        for (int i = 0; i < 5; i++) {
            problem(connect(person), 429, "rate-limit-exceeded");
        }
        eventually("the event", () -> assertThat(about(person)).hasSize(1));
        var other = Person.anyUser();
        for (int i = 0; i < 6; i++) {
            connect(other);
        }
        eventually("a later event", () -> assertThat(about(other)).hasSize(1));

        assertThat(about(person)).hasSize(1);
        var metadata = EventWire.metadataOf(about(person).getFirst());
        assertThat(metadata.type()).isEqualTo("dashtam.gateway.rate_limit_check.denied");
        assertThat(metadata.actor()).isEqualTo("user:" + person.id());
        assertThat(metadata.clientIp()).isPresent();
        assertThat(metadata.schemaHash())
                .isEqualTo(Schemas.hashOf(RateLimitCheckDenied.getClassSchema()));
        var event =
                EventCodec.decode(
                        about(person).getFirst().value(),
                        RateLimitCheckDenied.getClassSchema(),
                        RateLimitCheckDenied.class);
        assertThat(event.getEndpoint()).isEqualTo("startProviderConnection");
        assertThat(event.getPolicy()).isEqualTo("provider_connect");
        assertThat(event.getScope()).isEqualTo(LimitScope.user);
        assertThat(event.getUserId()).isEqualTo(person.id());
        assertThat(event.getDenials()).isEqualTo(1);
        assertThat(event.getRetryAfterSeconds()).isBetween(1, 12);
    }

    @Test
    void publishesTheSchemaForReadersOfOtherReleases() {
        tellsOfARefusalOnceHoweverManyFollow();

        try (var schemas =
                new TopicProbe(TestServers.kafka().bootstrapServers(), Topic.SCHEMAS.topicName())) {
            var hash = Schemas.hashOf(RateLimitCheckDenied.getClassSchema());
            eventually(
                    "the schema",
                    () ->
                            assertThat(schemas.records())
                                    .anyMatch(record -> hash.equals(record.key())));
        }
    }

    private List<ConsumerRecord<String, byte[]>> about(Person someone) {
        return topic.records().stream()
                .filter(record -> someone.id().toString().equals(record.key()))
                .toList();
    }

    private HttpResponse<String> connect(Person someone) {
        return send(
                gateway.request("/api/v1/providers", someone).POST(BodyPublishers.ofString("{}")));
    }
}
