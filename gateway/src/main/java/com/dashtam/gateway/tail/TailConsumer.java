package com.dashtam.gateway.tail;

import com.dashtam.platform.events.UnknownSchemaException;
import com.dashtam.platform.kafka.KafkaProperties;
import com.dashtam.platform.kafka.KafkaTopics;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One consumer of a tail, used by one thread. */
final class TailConsumer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TailConsumer.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

    private final TopicTail.Source source;
    private final TailProperties properties;
    private final TailPositions positions;
    private final Consumer<ConsumerRecord<String, byte[]>> handler;
    private final KafkaConsumer<String, byte[]> kafka;
    private final Set<TopicPartition> waiting = new HashSet<>();
    private Map<TopicPartition, Long> ends = Map.of();
    private TopicTail.State seen = TopicTail.State.CATCHING_UP;
    private long nextLook = System.nanoTime();
    private long nextTry = nextLook;

    TailConsumer(
            TopicTail.Source source,
            KafkaProperties kafka,
            TailProperties properties,
            TailPositions positions,
            Consumer<ConsumerRecord<String, byte[]>> handler) {
        this.source = source;
        this.properties = properties;
        this.positions = positions;
        this.handler = handler;
        this.kafka = new KafkaConsumer<>(settings(kafka, properties));
    }

    private static Properties settings(KafkaProperties kafka, TailProperties properties) {
        var settings = kafka.clientProperties();
        settings.put(
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class.getName());
        settings.put(
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class.getName());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, properties.maxRecords());
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) properties.poll().toMillis());
        return settings;
    }

    /** Takes every partition of the topics and goes to where reading begins. */
    void seek() {
        kafka.assign(KafkaTopics.partitionsOf(kafka, source.topics()));
        positions.seek(kafka);
        ends = kafka.endOffsets(kafka.assignment());
    }

    void readOnce() {
        tryWaitingAgain();
        ConsumerRecords<String, byte[]> records = kafka.poll(properties.poll());
        for (var partition : records.partitions()) {
            read(partition, records.records(partition));
        }
    }

    private void read(TopicPartition partition, List<ConsumerRecord<String, byte[]>> records) {
        for (var record : records) {
            try {
                handler.accept(record);
            } catch (UnknownSchemaException e) {
                awaitSchema(partition, record.offset());
                return;
            } catch (RuntimeException e) {
                log.error("the record {} of {} is skipped", record.offset(), partition, e);
            }
            positions.read(partition, record.offset() + 1);
        }
    }

    private void awaitSchema(TopicPartition partition, long offset) {
        kafka.seek(partition, offset);
        kafka.pause(List.of(partition));
        waiting.add(partition);
        nextTry = System.nanoTime() + properties.retry().toNanos();
    }

    private void tryWaitingAgain() {
        if (!waiting.isEmpty() && System.nanoTime() - nextTry >= 0) {
            kafka.resume(waiting);
            waiting.clear();
        }
    }

    /** Says how far reading is; asks Kafka from time to time, for polling hides that it is away. */
    TopicTail.State look() {
        if (System.nanoTime() - nextLook >= 0) {
            probe();
            nextLook = System.nanoTime() + properties.probeInterval().toNanos();
        }
        if (seen == TopicTail.State.CATCHING_UP && isPast(ends)) {
            seen = TopicTail.State.CURRENT;
        }
        return seen;
    }

    private void probe() {
        try {
            var now = kafka.endOffsets(kafka.assignment(), properties.probeTimeout());
            if (seen == TopicTail.State.AWAY) {
                ends = now;
                seen = TopicTail.State.CATCHING_UP;
            }
        } catch (TimeoutException e) {
            seen = TopicTail.State.AWAY;
        }
    }

    private boolean isPast(Map<TopicPartition, Long> offsets) {
        return offsets.entrySet().stream()
                .allMatch(end -> kafka.position(end.getKey()) >= end.getValue());
    }

    void wakeUp() {
        kafka.wakeup();
    }

    @Override
    public void close() {
        kafka.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(CLOSE_TIMEOUT));
    }
}
