package com.dashtam.platform.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.dashtam.kernel.event.Topic;
import com.dashtam.platform.events.EncodedEvent;
import com.dashtam.platform.events.EventWire;
import com.dashtam.platform.kafka.KafkaProperties;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Sends events in order. While Kafka is away their acknowledgements are waited for without a limit:
 * giving up on one event but not on the next would break their order.
 */
final class EventPublisher implements AutoCloseable {

    private static final int BUFFER_BYTES = 16 * 1024 * 1024;

    private final KafkaProducer<String, byte[]> producer;
    private final Function<String, String> definitionOf;
    private final Set<String> publishedSchemas = new HashSet<>();

    /**
     * @param definitionOf the definition of a schema of this service by its hash
     */
    EventPublisher(KafkaProperties kafka, Function<String, String> definitionOf) {
        this.producer = new KafkaProducer<>(producerProperties(kafka));
        this.definitionOf = definitionOf;
    }

    private static Properties producerProperties(KafkaProperties kafka) {
        Properties properties = kafka.clientProperties();
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return properties;
    }

    /**
     * An event on its way.
     *
     * @param acknowledgement that Kafka has it
     */
    record Sent(EncodedEvent event, Future<RecordMetadata> acknowledgement) {

        /**
         * @throws IllegalStateException if Kafka did not take it
         */
        void await() throws InterruptedException {
            EventPublisher.await(acknowledgement);
        }
    }

    void publish(List<EncodedEvent> events) throws InterruptedException {
        var sent = new ArrayList<Sent>(events.size());
        for (EncodedEvent event : events) {
            sent.add(send(event));
        }
        for (Sent event : sent) {
            event.await();
        }
    }

    /**
     * Sends an event behind those that were sent before, without waiting; its schema goes first.
     */
    Sent send(EncodedEvent event) throws InterruptedException {
        publishSchemaOnce(event.metadata().schemaHash());
        return new Sent(event, send(EventWire.toRecord(event)));
    }

    private void publishSchemaOnce(String hash) throws InterruptedException {
        if (!publishedSchemas.contains(hash)) {
            byte[] definition = definitionOf.apply(hash).getBytes(UTF_8);
            await(send(new ProducerRecord<>(Topic.SCHEMAS.topicName(), hash, definition)));
            publishedSchemas.add(hash);
        }
    }

    private Future<RecordMetadata> send(ProducerRecord<String, byte[]> record)
            throws InterruptedException {
        Future<RecordMetadata> sent = producer.send(record);
        if (sent.state() == Future.State.FAILED) {
            // Refused at once: nothing after it may be sent before it.
            await(sent);
        }
        return sent;
    }

    private static void await(Future<RecordMetadata> acknowledgement) throws InterruptedException {
        try {
            acknowledgement.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka did not take an event", e.getCause());
        }
    }

    /** Stops at once; whoever waits for an acknowledgement gets an exception. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
