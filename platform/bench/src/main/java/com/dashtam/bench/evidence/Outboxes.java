package com.dashtam.bench.evidence;

import com.dashtam.bench.reconcile.Event;
import com.dashtam.bench.reconcile.Trail.InboxRow;
import com.dashtam.bench.reconcile.Trail.OutboxRow;
import com.dashtam.kernel.event.EventContract;
import com.dashtam.kernel.workflow.Phase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** What every service keeps of events: its outbox, its inbox, its schemas. */
final class Outboxes {

    private static final String ROWS =
            "select *, pg_xact_commit_timestamp(xmin) as committed_at from outbox order by sequence";

    private final List<Database> databases;
    private final Decoder decoder;

    private record Definition(String hash, String text) {}

    Outboxes(List<Database> databases, Decoder decoder) {
        this.databases = List.copyOf(databases);
        this.decoder = decoder;
    }

    void learnSchemas() {
        databases.stream()
                .flatMap(database ->
                        database
                                .list(
                                        "select hash, definition from event_schema",
                                        row -> new Definition(row.getString(1), row.getString(2)))
                                .stream())
                .forEach(known -> decoder.learn(known.hash(), known.text()));
    }

    List<OutboxRow> rows() {
        return databases.stream()
                .flatMap(database -> database.list(ROWS, this::row).stream())
                .toList();
    }

    List<InboxRow> done() {
        return databases.stream()
                .flatMap(database ->
                        database
                                .list(
                                        "select consumer, event_id from inbox",
                                        row ->
                                                new InboxRow(
                                                        row.getString(1),
                                                        Database.id(row, "event_id")))
                                .stream())
                .toList();
    }

    List<String> parked() {
        return databases.stream()
                .flatMap(database ->
                        database
                                .list(
                                        "select consumer, topic, key from inbox_parked_key",
                                        row ->
                                                "key %s of %s for %s"
                                                        .formatted(
                                                                row.getString("key"),
                                                                row.getString("topic"),
                                                                row.getString("consumer")))
                                .stream())
                .toList();
    }

    private OutboxRow row(ResultSet row) throws SQLException {
        String hash = row.getString("schema_hash");
        EventContract contract = decoder.contract(hash);
        var event =
                new Event(
                        Database.id(row, "id"),
                        row.getString("aggregatetype"),
                        row.getString("aggregateid"),
                        row.getString("type"),
                        row.getString("workflow"),
                        Database.id(row, "workflow_id"),
                        Phase.parse(row.getString("phase")),
                        traceId(Database.text(row, "traceparent")),
                        contract.audit(),
                        decoder.fields(hash, row.getBytes("payload")));
        return new OutboxRow(event, instant(row, "created_at"), instant(row, "committed_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** The second part of a traceparent (W3C Trace Context). */
    static Optional<String> traceId(Optional<String> traceparent) {
        return traceparent.map(text -> text.split("-", 4)[1]);
    }
}
