package com.dashtam.platform.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.dashtam.platform.kafka.KafkaProperties;
import com.dashtam.platform.kafka.KafkaTopics;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Puts records that cannot be handled where an operator finds them, as they came. */
final class DeadLetters implements AutoCloseable {

    static final String REASON = "dashtam_dlt_reason";
    private static final String ORIGIN = "dashtam_dlt_origin";

    private final KafkaTopics topics;
    private final String group;
    private final KafkaProducer<String, byte[]> producer;
    private final Set<String> existing = ConcurrentHashMap.newKeySet();

    DeadLetters(KafkaProperties kafka, String group) {
        this.topics = new KafkaTopics(kafka);
        this.group = group;
        Properties properties = kafka.clientProperties();
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2 * 1024 * 1024);
        this.producer =
                new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
    }

    String topicFor(String topic) {
        return topic + "." + group + ".dlt";
    }

    /** Returns when Kafka has the record. */
    void send(ConsumerRecord<String, byte[]> record, DeadLetterReason reason) {
        String topic = topicFor(record.topic());
        try {
            if (!existing.contains(topic)) {
                topics.ensureDeadLetters(topic);
                existing.add(topic);
            }
            var letter =
                    new ProducerRecord<>(
                            topic, null, record.key(), record.value(), record.headers());
            String origin = record.topic() + "/" + record.partition() + "/" + record.offset();
            letter.headers().remove(REASON).add(REASON, reason.text().getBytes(UTF_8));
            letter.headers().remove(ORIGIN).add(ORIGIN, origin.getBytes(UTF_8));
            producer.send(letter).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TemporarilyUnavailableException("Kafka", e);
        } catch (ExecutionException | KafkaException | IllegalStateException e) {
            throw new TemporarilyUnavailableException("Kafka", e);
        }
    }

    @Override
    public void close() {
        producer.close(java.time.Duration.ofSeconds(1));
    }
}
