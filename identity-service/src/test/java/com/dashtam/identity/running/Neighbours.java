package com.dashtam.identity.running;

import com.dashtam.kernel.event.EventContract;
import com.dashtam.kernel.event.Topic;
import com.dashtam.platform.events.EncodedEvent;
import com.dashtam.platform.events.EventCodec;
import com.dashtam.platform.events.EventMetadata;
import com.dashtam.platform.events.EventWire;
import com.dashtam.platform.events.Schemas;
import com.dashtam.testing.server.TestServers;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The other services, as far as their events are heard. */
final class Neighbours {

    private Neighbours() {}

    /** Puts an event on a service's topic, as its relay would. */
    static void say(Topic topic, UUID user, SpecificRecordBase event) {
        say(topic, user, Optional.empty(), event);
    }

    /** The same, of something that a session asked for. */
    static void say(Topic topic, UUID user, Optional<UUID> session, SpecificRecordBase event) {
        EventContract contract = EventContract.of(event.getClass());
        var metadata =
                new EventMetadata(
                        UUID.randomUUID(),
                        "a-neighbour",
                        contract.type(),
                        Instant.now(),
                        Optional.empty(),
                        contract.workflow(),
                        UUID.randomUUID(),
                        contract.phase(),
                        session.map(_ -> "user:" + user).orElse("system:neighbour"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Schemas.hashOf(contract.schema()),
                        session);
        var encoded =
                new EncodedEvent(
                        topic.topicName(), user.toString(), metadata, EventCodec.encode(event));
        try (var producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", TestServers.kafka().bootstrapServers()),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            var unused = producer.send(EventWire.toRecord(encoded));
            producer.flush();
        }
    }
}
