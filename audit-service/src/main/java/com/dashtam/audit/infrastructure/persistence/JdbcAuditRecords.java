package com.dashtam.audit.infrastructure.persistence;

import com.dashtam.audit.domain.record.AuditEntry;
import com.dashtam.audit.domain.record.AuditRecord;
import com.dashtam.audit.domain.record.AuditRecords;
import com.dashtam.audit.domain.record.RecordFilter;
import com.dashtam.audit.domain.record.Resource;
import com.dashtam.kernel.id.Ids;
import com.dashtam.kernel.id.UuidV7;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The trail in PostgreSQL; a batch is one statement. */
public final class JdbcAuditRecords implements AuditRecords {

    // An event may be stored "before" it occurred when its source's clock runs ahead of ours.
    private static final Duration CLOCK_TOLERANCE = Duration.ofDays(1);

    private static final Instant EARLIEST = Instant.parse("1971-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private static final String APPEND =
            """
            insert into audit_record (record_id, recorded_at, occurred_at, event_id, source, action,
                category, workflow, workflow_id, phase, actor, user_id, resource_type, resource_id,
                client_ip, user_agent, traceparent, details)
            select record_id, cast(:recordedAt as timestamptz), cast(occurred_at as timestamptz),
                event_id, source, action, category, workflow, workflow_id, phase, actor, user_id,
                resource_type, resource_id, client_ip, user_agent, traceparent, cast(details as json)
            from unnest(:recordId, :occurredAt, :eventId, :source, :action, :category, :workflow,
                    :workflowId, :phase, :actor, :userId, :resourceType, :resourceId, :clientIp,
                    :userAgent, :traceparent, :details)
                with ordinality as entry (record_id, occurred_at, event_id, source, action,
                    category, workflow, workflow_id, phase, actor, user_id, resource_type,
                    resource_id, client_ip, user_agent, traceparent, details, position)
            order by position
            returning record_id, sequence
            """;

    private final JdbcClient jdbc;
    private final Ids ids;

    public JdbcAuditRecords(JdbcClient jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    @Override
    public List<AuditRecord> append(List<AuditEntry> entries, Instant recordedAt) {
        UUID[] recordIds = Stream.generate(ids::next).limit(entries.size()).toArray(UUID[]::new);
        Map<UUID, Long> sequences = HashMap.newHashMap(entries.size());
        RowCallbackHandler collect =
                row ->
                        sequences.put(
                                row.getObject("record_id", UUID.class), row.getLong("sequence"));
        jdbc.sql(APPEND)
                .param("recordedAt", recordedAt.toString())
                .param("recordId", recordIds)
                .param("occurredAt", texts(entries, entry -> entry.occurredAt().toString()))
                .param("eventId", uuids(entries, AuditEntry::eventId))
                .param("source", texts(entries, AuditEntry::source))
                .param("action", texts(entries, AuditEntry::action))
                .param("category", texts(entries, AuditEntry::category))
                .param("workflow", texts(entries, AuditEntry::workflow))
                .param("workflowId", uuids(entries, AuditEntry::workflowId))
                .param("phase", texts(entries, entry -> entry.phase().text()))
                .param("actor", texts(entries, AuditEntry::actor))
                .param("userId", uuids(entries, entry -> entry.userId().orElse(null)))
                .param("resourceType", texts(entries, entry -> typeOf(entry.resource())))
                .param("resourceId", texts(entries, entry -> idOf(entry.resource())))
                .param("clientIp", texts(entries, entry -> entry.origin().clientIp().orElse(null)))
                .param(
                        "userAgent",
                        texts(entries, entry -> entry.origin().userAgent().orElse(null)))
                .param(
                        "traceparent",
                        texts(entries, entry -> entry.origin().traceparent().orElse(null)))
                .param("details", texts(entries, AuditEntry::details))
                .query(collect);
        return stored(entries, recordIds, sequences, recordedAt);
    }

    private static List<AuditRecord> stored(
            List<AuditEntry> entries,
            UUID[] recordIds,
            Map<UUID, Long> sequences,
            Instant recordedAt) {
        var records = new ArrayList<AuditRecord>(entries.size());
        for (int i = 0; i < recordIds.length; i++) {
            Long sequence = sequences.get(recordIds[i]);
            if (sequence == null) {
                throw new IllegalStateException("a record was not stored");
            }
            records.add(new AuditRecord(recordIds[i], sequence, recordedAt, entries.get(i)));
        }
        return records;
    }

    @Override
    public List<AuditRecord> newestFirst(RecordFilter filter, Optional<UUID> before, int limit) {
        var where = new Conditions();
        before.ifPresent(id -> where.add("record_id < :before", "before", id));
        filter.userId().ifPresent(id -> where.add("user_id = :userId", "userId", id));
        filter.action().ifPresent(name -> where.add("action = :action", "action", name));
        filter.phase().ifPresent(phase -> where.add("phase = :phase", "phase", phase.text()));
        filter.workflow().ifPresent(name -> where.add("workflow = :workflow", "workflow", name));
        filter.workflowId()
                .ifPresent(id -> where.add("workflow_id = :workflowId", "workflowId", id));
        filter.resourceType()
                .ifPresent(
                        type -> where.add("resource_type = :resourceType", "resourceType", type));
        filter.resourceId()
                .ifPresent(id -> where.add("resource_id = :resourceId", "resourceId", id));
        filter.range()
                .from()
                .map(JdbcAuditRecords::bounded)
                .ifPresent(from -> addFrom(where, from));
        filter.range()
                .to()
                .map(JdbcAuditRecords::bounded)
                .ifPresent(to -> where.add("occurred_at < :to", "to", utc(to)));
        return jdbc.sql(
                        "select * from audit_record %s order by record_id desc limit :limit"
                                .formatted(where.clause()))
                .params(where.values())
                .param("limit", limit)
                .query(RecordRow::read)
                .list();
    }

    /** The second condition spares the months before. */
    private static void addFrom(Conditions where, Instant from) {
        where.add("occurred_at >= :from", "from", utc(from));
        where.add("record_id >= :floor", "floor", UuidV7.floor(from.minus(CLOCK_TOLERANCE)));
    }

    /** Nothing happened outside these bounds, and both an id and a column can hold them. */
    private static Instant bounded(Instant moment) {
        if (moment.isBefore(EARLIEST)) {
            return EARLIEST;
        }
        return moment.isAfter(LATEST) ? LATEST : moment;
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    @Override
    public long countOf(UUID userId) {
        return jdbc.sql("select count(*) from audit_record where user_id = :userId")
                .param("userId", userId)
                .query(Long.class)
                .single();
    }

    @Override
    public Optional<AuditRecord> find(UUID id) {
        return jdbc.sql("select * from audit_record where record_id = :id")
                .param("id", id)
                .query(RecordRow::read)
                .optional();
    }

    private static @Nullable String typeOf(Optional<Resource> resource) {
        return resource.map(Resource::type).orElse(null);
    }

    private static @Nullable String idOf(Optional<Resource> resource) {
        return resource.flatMap(Resource::id).orElse(null);
    }

    private static String[] texts(
            List<AuditEntry> entries, Function<AuditEntry, @Nullable String> column) {
        return entries.stream().map(column).toArray(String[]::new);
    }

    private static UUID[] uuids(
            List<AuditEntry> entries, Function<AuditEntry, @Nullable UUID> column) {
        return entries.stream().map(column).toArray(UUID[]::new);
    }
}
