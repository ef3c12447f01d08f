package com.dashtam.local.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The audit topic, read as anybody may read it: a consumer without a group, and Avro. */
final class AuditTopic implements AutoCloseable {

    private static final String TOPIC = "dashtam.audit.records.v1";
    private static final String TYPE = "ce_type";
    private static final String RECORD_STORED = "dashtam.audit.record.stored";
    private static final String SCHEMA = "schema";
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final KafkaConsumer<String, byte[]> consumer;
    private final UnaryOperator<String> schemas;
    private final Map<String, BinaryMessageDecoder<GenericRecord>> decoders = new HashMap<>();
    private final List<Entry> read = new ArrayList<>();

    /** One record on the topic; it may be there more than once. */
    record Entry(String recordId, String workflowId) {}

    /**
     * @param schemas the definition of the schema with a hash
     */
    AuditTopic(String kafka, Instant since, UnaryOperator<String> schemas) {
        this.schemas = schemas;
        this.consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                kafka,
                                "enable.auto.commit",
                                false,
                                "allow.auto.create.topics",
                                false,
                                "default.api.timeout.ms",
                                Math.toIntExact(LIMIT.toMillis())),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        seek(since);
    }

    private void seek(Instant since) {
        Map<TopicPartition, Long> times = new HashMap<>();
        consumer.partitionsFor(TOPIC)
                .forEach(partition ->
                        times.put(
                                new TopicPartition(TOPIC, partition.partition()),
                                since.toEpochMilli()));
        consumer.assign(times.keySet());
        consumer.seekToEnd(times.keySet());
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
        found.forEach((partition, offset) -> {
            if (offset != null) {
                consumer.seek(partition, offset.offset());
            }
        });
    }

    /** All records from the chosen time up to what the topic holds now. */
    List<Entry> upToNow() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            DemoFailure.require(System.nanoTime() < deadline, TOPIC + " cannot be read to its end");
            consumer.poll(POLL).forEach(record -> entry(record).ifPresent(read::add));
        }
        return List.copyOf(read);
    }

    private Optional<Entry> entry(ConsumerRecord<String, byte[]> record) {
        if (!header(record, TYPE).equals(RECORD_STORED)) {
            return Optional.empty();
        }
        BinaryMessageDecoder<GenericRecord> decoder =
                decoders.computeIfAbsent(header(record, SCHEMA), this::decoder);
        try {
            GenericRecord stored = decoder.decode(record.value());
            return Optional.of(
                    new Entry(
                            stored.get("record_id").toString(),
                            stored.get("workflow_id").toString()));
        } catch (IOException e) {
            throw new DemoFailure("a record on %s cannot be decoded".formatted(TOPIC), e);
        }
    }

    private BinaryMessageDecoder<GenericRecord> decoder(String hash) {
        Schema schema = new Schema.Parser().parse(schemas.apply(hash));
        return new BinaryMessageDecoder<>(GenericData.get(), schema);
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
