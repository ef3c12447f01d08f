package com.dashtam.gateway.testing;

import com.dashtam.events.identity.SessionCreated;
import com.dashtam.events.identity.SessionEnd;
import com.dashtam.events.identity.SessionEnded;
import com.dashtam.gateway.testing.Tokens.Person;
import com.dashtam.kernel.event.EventContract;
import com.dashtam.kernel.event.Topic;
import com.dashtam.kernel.id.UuidV7;
import com.dashtam.platform.events.EncodedEvent;
import com.dashtam.platform.events.EventCodec;
import com.dashtam.platform.events.EventMetadata;
import com.dashtam.platform.events.EventWire;
import com.dashtam.platform.events.Schemas;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes events to Kafka as the services' relays do. */
public final class Events implements AutoCloseable {

    private static final UuidV7 IDS = new UuidV7(Clock.systemUTC());

    private final KafkaProducer<String, byte[]> producer;

    public Events(String bootstrapServers) {
        this.producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }

    public UUID sessionEnded(Person person) {
        var event = new SessionEnded(person.id(), person.session(), SessionEnd.logout);
        return publish(Topic.IDENTITY, person.id(), event, Instant.now());
    }

    public UUID sessionCreated(Person person, Instant time) {
        var event =
                new SessionCreated(
                        person.id(),
                        person.session(),
                        "Firefox on Linux",
                        "203.0.113.7",
                        "Oslo, Norway",
                        false);
        return publish(Topic.IDENTITY, person.id(), event, time);
    }

    /** Writes an event and waits until Kafka has it. */
    public UUID publish(Topic topic, UUID user, SpecificRecordBase event, Instant time) {
        var id = IDS.next();
        send(record(topic, user, event, id, time));
        return id;
    }

    public static ProducerRecord<String, byte[]> record(
            Topic topic, UUID user, SpecificRecordBase event, UUID id, Instant time) {
        var contract = EventContract.of(event.getClass());
        var metadata =
                new EventMetadata(
                        id,
                        "test",
                        contract.type(),
                        time,
                        contract.resourceIdField().map(field -> event.get(field).toString()),
                        contract.workflow(),
                        IDS.next(),
                        contract.phase(),
                        "user:" + user,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Schemas.hashOf(event.getSchema()));
        return EventWire.toRecord(
                new EncodedEvent(
                        topic.topicName(), user.toString(), metadata, EventCodec.encode(event)));
    }

    public void send(ProducerRecord<String, byte[]> record) {
        try {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
