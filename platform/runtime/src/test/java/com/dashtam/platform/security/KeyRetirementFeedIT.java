package com.dashtam.platform.security;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.identity.SessionEnd;
import com.dashtam.events.identity.SessionEnded;
import com.dashtam.events.identity.SigningKeyRetirementCause;
import com.dashtam.events.identity.SigningKeyRetirementSucceeded;
import com.dashtam.kernel.event.EventContract;
import com.dashtam.kernel.event.Topic;
import com.dashtam.platform.events.EncodedEvent;
import com.dashtam.platform.events.EventCodec;
import com.dashtam.platform.events.EventMetadata;
import com.dashtam.platform.events.EventWire;
import com.dashtam.platform.events.Schemas;
import com.dashtam.platform.kafka.KafkaProperties;
import com.dashtam.platform.kafka.KafkaTopics;
import com.dashtam.platform.kafka.TopicFollower;
import com.dashtam.platform.secrets.Secret;
import com.dashtam.testing.server.TestServers;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class KeyRetirementFeedIT {

    private static final String SERVER = TestServers.kafka().bootstrapServers();
    private static final KafkaProperties KAFKA =
            new KafkaProperties(SERVER, 3, (short) 1, Duration.ofDays(1), Duration.ofSeconds(10));

    private final List<String> retired = new CopyOnWriteArrayList<>();
    private final VerificationKeys keys =
            new VerificationKeys() {
                @Override
                public Optional<VerificationKey> find(String kid) {
                    return Optional.empty();
                }

                @Override
                public void retire(String kid) {
                    retired.add(kid);
                }

                @Override
                public long generation() {
                    return 0;
                }
            };

    @Test
    void tellsEveryInstanceOfKeysThatAreRetiredAndOfThoseThatWereAMomentAgo()
            throws InterruptedException, ExecutionException {
        new KafkaTopics(KAFKA).ensure(List.of(Topic.IDENTITY));
        var before = "before-" + UUID.randomUUID();
        var after = "after-" + UUID.randomUUID();
        publish(retirement(before));
        var one = feed();
        var other = feed();
        try {
            one.start();
            other.start();
            publish(new SessionEnded(UUID.randomUUID(), UUID.randomUUID(), SessionEnd.logout));
            publish(retirement(after));

            eventually(
                    "both keys, at both instances",
                    () -> assertThat(retired).contains(before, before, after, after));
        } finally {
            one.stop();
            other.stop();
        }
        assertThat(one.isRunning()).isFalse();
    }

    private TopicFollower feed() {
        var tokens =
                new ServiceTokens(
                        HttpClient.newHttpClient(),
                        URI.create("http://127.0.0.1:9"),
                        "test",
                        () -> new Secret("unused"),
                        InstantSource.system());
        return KeyRetirementFeed.into(
                new KeyRetirement(keys, tokens), KAFKA, InstantSource.system());
    }

    private static SigningKeyRetirementSucceeded retirement(String kid) {
        return new SigningKeyRetirementSucceeded(
                UUID.randomUUID(), kid, SigningKeyRetirementCause.precaution);
    }

    private static void publish(SpecificRecordBase event)
            throws InterruptedException, ExecutionException {
        var contract = EventContract.of(event.getClass());
        var metadata =
                new EventMetadata(
                        UUID.randomUUID(),
                        "identity-service",
                        contract.type(),
                        Instant.now(),
                        contract.resourceIdField().map(field -> event.get(field).toString()),
                        contract.workflow(),
                        UUID.randomUUID(),
                        contract.phase(),
                        "system:test",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Schemas.hashOf(event.getSchema()));
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", SERVER, "acks", "all"),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            producer.send(
                            EventWire.toRecord(
                                    new EncodedEvent(
                                            Topic.IDENTITY.topicName(),
                                            UUID.randomUUID().toString(),
                                            metadata,
                                            EventCodec.encode(event))))
                    .get();
        }
    }
}
