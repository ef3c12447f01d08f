package com.dashtam.platform.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.dashtam.kernel.workflow.Phase;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** Turns events into Kafka records and back. */
public final class EventWire {

    private EventWire() {}

    public static ProducerRecord<String, byte[]> toRecord(EncodedEvent event) {
        var metadata = event.metadata();
        var record =
                new ProducerRecord<>(
                        event.topic(),
                        null,
                        metadata.time().toEpochMilli(),
                        event.key(),
                        event.payload());
        Headers headers = record.headers();
        add(headers, WireHeaders.SPEC_VERSION, "1.0");
        add(headers, WireHeaders.ID, metadata.id().toString());
        add(headers, WireHeaders.SOURCE, metadata.source());
        add(headers, WireHeaders.TYPE, metadata.type());
        add(headers, WireHeaders.TIME, metadata.time().toString());
        metadata.subject().ifPresent(subject -> add(headers, WireHeaders.SUBJECT, subject));
        add(headers, WireHeaders.WORKFLOW, metadata.workflow());
        add(headers, WireHeaders.WORKFLOW_ID, metadata.workflowId().toString());
        add(headers, WireHeaders.PHASE, metadata.phase().text());
        add(headers, WireHeaders.ACTOR, metadata.actor());
        metadata.clientIp().ifPresent(ip -> add(headers, WireHeaders.CLIENT_IP, ip));
        metadata.userAgent().ifPresent(agent -> add(headers, WireHeaders.USER_AGENT, agent));
        metadata.sessionId().ifPresent(id -> add(headers, WireHeaders.SESSION_ID, id.toString()));
        metadata.traceparent().ifPresent(trace -> add(headers, WireHeaders.TRACEPARENT, trace));
        add(headers, WireHeaders.SCHEMA, metadata.schemaHash());
        add(headers, WireHeaders.CONTENT_TYPE, WireHeaders.AVRO_SINGLE_OBJECT);
        return record;
    }

    /**
     * Reads the headers of a record.
     *
     * @throws MalformedEventException if a required header is missing or unreadable
     */
    public static EventMetadata metadataOf(ConsumerRecord<?, byte[]> record) {
        Headers headers = record.headers();
        try {
            return new EventMetadata(
                    UUID.fromString(required(headers, WireHeaders.ID)),
                    required(headers, WireHeaders.SOURCE),
                    required(headers, WireHeaders.TYPE),
                    Instant.parse(required(headers, WireHeaders.TIME)),
                    optional(headers, WireHeaders.SUBJECT),
                    required(headers, WireHeaders.WORKFLOW),
                    UUID.fromString(required(headers, WireHeaders.WORKFLOW_ID)),
                    Phase.parse(required(headers, WireHeaders.PHASE)),
                    required(headers, WireHeaders.ACTOR),
                    optional(headers, WireHeaders.CLIENT_IP),
                    optional(headers, WireHeaders.USER_AGENT),
                    optional(headers, WireHeaders.TRACEPARENT),
                    required(headers, WireHeaders.SCHEMA),
                    optional(headers, WireHeaders.SESSION_ID).map(UUID::fromString));
        } catch (RuntimeException e) {
            throw new MalformedEventException("headers", e);
        }
    }

    /** The declared type alone, for readers that skip most events. */
    public static Optional<String> typeOf(ConsumerRecord<?, byte[]> record) {
        return optional(record.headers(), WireHeaders.TYPE);
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }

    private static String required(Headers headers, String name) {
        return optional(headers, name)
                .orElseThrow(() -> new IllegalArgumentException("no header " + name));
    }

    private static Optional<String> optional(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), UTF_8));
    }
}
