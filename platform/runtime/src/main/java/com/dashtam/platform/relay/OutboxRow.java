package com.dashtam.platform.relay;

import com.dashtam.kernel.workflow.Phase;
import com.dashtam.platform.events.EncodedEvent;
import com.dashtam.platform.events.EventMetadata;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Reads a row of the outbox, from the write-ahead log or from the table, as an event. */
final class OutboxRow {

    private OutboxRow() {}

    static UUID idOf(Struct row) {
        return UUID.fromString(row.getString("id"));
    }

    static EncodedEvent fromLog(Struct row, String source) {
        var metadata =
                new EventMetadata(
                        idOf(row),
                        source,
                        row.getString("type"),
                        Instant.parse(row.getString("created_at")),
                        Optional.ofNullable(row.getString("subject")),
                        row.getString("workflow"),
                        UUID.fromString(row.getString("workflow_id")),
                        Phase.parse(row.getString("phase")),
                        row.getString("actor"),
                        Optional.ofNullable(row.getString("client_ip")),
                        Optional.ofNullable(row.getString("user_agent")),
                        Optional.ofNullable(row.getString("traceparent")),
                        row.getString("schema_hash"),
                        Optional.ofNullable(row.getString("session_id")).map(UUID::fromString));
        return new EncodedEvent(
                row.getString("aggregatetype"),
                row.getString("aggregateid"),
                metadata,
                bytes(row.get("payload")));
    }

    static EncodedEvent fromTable(ResultSet row, String source) throws SQLException {
        var metadata =
                new EventMetadata(
                        row.getObject("id", UUID.class),
                        source,
                        row.getString("type"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        optional(row, "subject"),
                        row.getString("workflow"),
                        row.getObject("workflow_id", UUID.class),
                        Phase.parse(row.getString("phase")),
                        row.getString("actor"),
                        optional(row, "client_ip"),
                        optional(row, "user_agent"),
                        optional(row, "traceparent"),
                        row.getString("schema_hash"),
                        Optional.ofNullable(row.getObject("session_id", UUID.class)));
        return new EncodedEvent(
                row.getString("aggregatetype"),
                row.getString("aggregateid"),
                metadata,
                row.getBytes("payload"));
    }

    private static Optional<String> optional(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    private static byte[] bytes(@Nullable Object value) {
        return switch (value) {
            case ByteBuffer buffer -> {
                byte[] copy = new byte[buffer.remaining()];
                buffer.duplicate().get(copy);
                yield copy;
            }
            case byte[] array -> array;
            case null, default -> throw new IllegalStateException("payload is not binary");
        };
    }
}
