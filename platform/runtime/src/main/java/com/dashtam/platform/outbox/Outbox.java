package com.dashtam.platform.outbox;

import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.event.EventContract;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.event.Topic;
import com.dashtam.kernel.id.Ids;
import com.dashtam.platform.events.EventCodec;
import com.dashtam.platform.events.Schemas;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
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
                workflow, workflow_id, phase, actor, client_ip, user_agent, traceparent)
            values (:id, :topic, :key, :type, :payload, :schemaHash, :subject,
                :workflow, :workflowId, :phase, :actor, :clientIp, :userAgent, :traceparent)
            """;

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
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("an event needs the transaction that makes it true");
        }
        byte[] payload = EventCodec.encode(event);
        if (payload.length > MAX_PAYLOAD_BYTES) {
            throw new IllegalStateException("event of " + payload.length + " bytes");
        }
        EventContract contract = EventContract.of(event.getClass());
        UUID id = ids.next();
        jdbc.sql(INSERT)
                .param("id", id)
                .param("topic", topic.topicName())
                .param("key", keys.of(key, workflowId))
                .param("type", contract.type())
                .param("payload", payload)
                .param("schemaHash", Schemas.hashOf(contract.schema()))
                .param("subject", subjectOf(event, contract).orElse(null))
                .param("workflow", contract.workflow())
                .param("workflowId", workflowId)
                .param("phase", contract.phase().text())
                .param("actor", caller.actor().text())
                .param("clientIp", caller.clientIp().orElse(null))
                .param("userAgent", caller.userAgent().map(Outbox::shortened).orElse(null))
                .param("traceparent", caller.traceparent().orElse(null))
                .update();
        return id;
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

    private static Optional<String> subjectOf(SpecificRecordBase event, EventContract contract) {
        return contract.resourceIdField().map(event::get).map(Object::toString);
    }

    private static String shortened(String userAgent) {
        return userAgent.length() <= MAX_USER_AGENT_CHARS
                ? userAgent
                : userAgent.substring(0, MAX_USER_AGENT_CHARS);
    }
}
