package com.dashtam.platform.outbox;

import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.event.EventContract;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.event.Topic;
import com.dashtam.kernel.id.Ids;
import com.dashtam.platform.events.EventCodec;
import com.dashtam.platform.events.Schemas;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Appends events in the transaction of whoever calls.
 *
 * <p>An event is at most {@value #MAX_PAYLOAD_BYTES} bytes: anything Kafka would refuse must be
 * refused here, while the caller can still roll back.
 */
public final class Outbox {

    static final int MAX_PAYLOAD_BYTES = 512 * 1024;
    static final int MAX_USER_AGENT_CHARS = 500;

    private static final String INSERT =
            """
            insert into outbox (id, aggregatetype, aggregateid, type, payload, schema_hash, subject,
                workflow, workflow_id, phase, actor, client_ip, user_agent, traceparent, session_id)
            select id, :topic, key, type, payload, schema_hash, subject,
                workflow, workflow_id, phase, actor, client_ip, user_agent, traceparent, session_id
            from unnest(:id, :key, :type, :payload, :schemaHash, :subject, :workflow, :workflowId,
                    :phase, :actor, :clientIp, :userAgent, :traceparent, :sessionId)
                with ordinality as event (id, key, type, payload, schema_hash, subject, workflow,
                    workflow_id, phase, actor, client_ip, user_agent, traceparent, session_id,
                    position)
            order by position
            """;

    /** An event to append, and what surrounds it. */
    public record Entry(SpecificRecordBase event, EventKey key, UUID workflowId, Caller caller) {}

    private final JdbcClient jdbc;
    private final Topic topic;
    private final KeyText keys;
    private final Ids ids;

    public Outbox(JdbcClient jdbc, Topic topic, KeyText keys, Ids ids) {
        this.jdbc = jdbc;
        this.topic = topic;
        this.keys = keys;
        this.ids = ids;
    }

    /**
     * Appends one event and answers its id.
     *
     * @throws IllegalStateException outside a transaction, or when the event is too large
     */
    public UUID append(SpecificRecordBase event, EventKey key, UUID workflowId, Caller caller) {
        return appendAll(List.of(new Entry(event, key, workflowId, caller))).getFirst();
    }

    /**
     * Appends events in the order given, in one statement, and answers their ids in that order.
     *
     * @throws IllegalStateException outside a transaction, or when an event is too large
     */
    public List<UUID> appendAll(List<Entry> entries) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("an event needs the transaction that makes it true");
        }
        if (entries.isEmpty()) {
            return List.of();
        }
        List<Row> rows = entries.stream().map(this::row).toList();
        jdbc.sql(INSERT)
                .param("topic", topic.topicName())
                .param("id", ids(rows, Row::id))
                .param("key", texts(rows, Row::key))
                .param("type", texts(rows, row -> row.contract().type()))
                .param("payload", rows.stream().map(Row::payload).toArray(byte[][]::new))
                .param("schemaHash", texts(rows, row -> Schemas.hashOf(row.contract().schema())))
                .param("subject", texts(rows, Row::subject))
                .param("workflow", texts(rows, row -> row.contract().workflow()))
                .param("workflowId", ids(rows, row -> row.entry().workflowId()))
                .param("phase", texts(rows, row -> row.contract().phase().text()))
                .param("actor", texts(rows, row -> row.caller().actor().text()))
                .param("clientIp", texts(rows, row -> row.caller().clientIp().orElse(null)))
                .param("userAgent", texts(rows, Row::userAgent))
                .param("traceparent", texts(rows, row -> row.caller().traceparent().orElse(null)))
                .param("sessionId", ids(rows, row -> row.caller().sessionId().orElse(null)))
                .update();
        return rows.stream().map(Row::id).toList();
    }

    /** Whether an outcome of the workflow was committed after its attempt. */
    public boolean hasOutcome(UUID attemptId, UUID workflowId) {
        // The id is a UUIDv7 and leads the primary key: the range holds only what is younger.
        return jdbc.sql(
                        """
                        select exists (select from outbox
                            where id > :attempt and workflow_id = :workflowId
                              and phase in ('succeeded', 'failed'))
                        """)
                .param("attempt", attemptId)
                .param("workflowId", workflowId)
                .query(Boolean.class)
                .single();
    }

    private Row row(Entry entry) {
        byte[] payload = EventCodec.encode(entry.event());
        if (payload.length > MAX_PAYLOAD_BYTES) {
            throw new IllegalStateException("event of " + payload.length + " bytes");
        }
        return new Row(
                ids.next(),
                keys.of(entry.key(), entry.workflowId()),
                payload,
                EventContract.of(entry.event().getClass()),
                entry);
    }

    private static String[] texts(List<Row> rows, Function<Row, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private static UUID[] ids(List<Row> rows, Function<Row, @Nullable UUID> column) {
        return rows.stream().map(column).toArray(UUID[]::new);
    }

    private record Row(UUID id, String key, byte[] payload, EventContract contract, Entry entry) {

        private Caller caller() {
            return entry.caller();
        }

        private @Nullable String subject() {
            return contract.resourceIdField()
                    .map(entry.event()::get)
                    .map(Object::toString)
                    .orElse(null);
        }

        private @Nullable String userAgent() {
            return caller().userAgent()
                    .map(text -> text.substring(0, Math.min(text.length(), MAX_USER_AGENT_CHARS)))
                    .orElse(null);
        }
    }
}
