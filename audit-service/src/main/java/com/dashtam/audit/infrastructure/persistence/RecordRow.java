package com.dashtam.audit.infrastructure.persistence;

import com.dashtam.audit.domain.record.AuditEntry;
import com.dashtam.audit.domain.record.AuditRecord;
import com.dashtam.audit.domain.record.Origin;
import com.dashtam.audit.domain.record.Resource;
import com.dashtam.kernel.workflow.Phase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** Reads a row of the trail. */
final class RecordRow {

    private RecordRow() {}

    static AuditRecord read(ResultSet row, int number) throws SQLException {
        return new AuditRecord(
                uuid(row, "record_id"),
                row.getLong("sequence"),
                instant(row, "recorded_at"),
                new AuditEntry(
                        uuid(row, "event_id"),
                        row.getString("source"),
                        instant(row, "occurred_at"),
                        row.getString("action"),
                        row.getString("category"),
                        row.getString("workflow"),
                        Phase.parse(row.getString("phase")),
                        uuid(row, "workflow_id"),
                        row.getString("actor"),
                        Optional.ofNullable(row.getObject("user_id", UUID.class)),
                        resource(row),
                        new Origin(
                                text(row, "client_ip"),
                                text(row, "user_agent"),
                                text(row, "traceparent")),
                        row.getString("details")));
    }

    private static Optional<Resource> resource(ResultSet row) throws SQLException {
        Optional<String> id = text(row, "resource_id");
        return text(row, "resource_type").map(type -> new Resource(type, id));
    }

    private static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }
}
