package com.dashtam.bench.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.dashtam.bench.reconcile.Event;
import com.dashtam.bench.reconcile.Trail.TopicRecord;
import com.dashtam.kernel.event.Topic;
import com.dashtam.kernel.workflow.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the event topics and the audit topic from their beginning, as anybody may. */
final class TopicReader {

    // What the gateway tells is in no outbox, and may be lost.
    private static final List<Topic> TOPICS =
            Stream.of(Topic.values())
                    .filter(topic -> topic != Topic.SCHEMAS && topic != Topic.GATEWAY)
                    .toList();
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int LIMIT_MILLIS = 10_000;
    private static final int IDLE_POLLS = 50;

    private final String bootstrapServers;
    private final Decoder decoder;

    TopicReader(String bootstrapServers, Decoder decoder) {
        this.bootstrapServers = bootstrapServers;
        this.decoder = decoder;
    }

    /** All that is there now. */
    List<TopicRecord> records() {
        try (var consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "allow.auto.create.topics",
                                false,
                                "enable.auto.commit",
                                false,
                                "default.api.timeout.ms",
                                LIMIT_MILLIS),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            return read(consumer);
        } catch (KafkaException e) {
            throw new EvidenceException("cannot read the topics", e);
        }
    }

    private List<TopicRecord> read(KafkaConsumer<String, byte[]> consumer) {
        List<TopicPartition> partitions =
                TOPICS.stream()
                        .flatMap(topic -> consumer.partitionsFor(topic.topicName()).stream())
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        List<TopicRecord> records = new ArrayList<>();
        int idle = 0;
        while (ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            var polled = consumer.poll(POLL);
            idle = polled.isEmpty() ? idle + 1 : 0;
            if (idle > IDLE_POLLS) {
                throw new EvidenceException("the topics cannot be read to their end");
            }
            polled.forEach(record -> records.add(record(record)));
        }
        return records;
    }

    private TopicRecord record(ConsumerRecord<String, byte[]> record) {
        String hash = header(record, "schema");
        var event =
                new Event(
                        UUID.fromString(header(record, "ce_id")),
                        record.topic(),
                        record.key(),
                        header(record, "ce_type"),
                        header(record, "ce_workflow"),
                        UUID.fromString(header(record, "ce_workflowid")),
                        Phase.parse(header(record, "ce_phase")),
                        Outboxes.traceId(found(record, "traceparent")),
                        decoder.contract(hash).audit(),
                        decoder.fields(hash, record.value()));
        return new TopicRecord(event, record.partition(), record.offset());
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        return found(record, name)
                .orElseThrow(() ->
                        new EvidenceException(
                                "%s-%d@%d has no header %s"
                                        .formatted(
                                                record.topic(),
                                                record.partition(),
                                                record.offset(),
                                                name)));
    }

    private static Optional<String> found(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return Optional.ofNullable(header).map(value -> new String(value.value(), UTF_8));
    }
}
