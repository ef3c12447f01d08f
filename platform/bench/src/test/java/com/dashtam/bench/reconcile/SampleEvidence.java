package com.dashtam.bench.reconcile;

import com.dashtam.bench.journal.Acknowledged;
import com.dashtam.bench.journal.Command;
import com.dashtam.bench.reconcile.Trail.AuditRow;
import com.dashtam.bench.reconcile.Trail.InboxRow;
import com.dashtam.bench.reconcile.Trail.OutboxRow;
import com.dashtam.bench.reconcile.Trail.TopicRecord;
import com.dashtam.kernel.event.Topic;
import com.dashtam.kernel.workflow.Phase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A small system in which all fits: somebody registered, connected a bank, and it was synced. */
final class SampleEvidence {

    private static final Instant AT = Instant.parse("2026-11-21T12:00:00Z");
    private static final String EMAIL = "ada@example.com";

    private final UUID user = UUID.randomUUID();
    private final UUID connection = UUID.randomUUID();
    private final UUID sync = UUID.randomUUID();
    private final List<OutboxRow> outbox = new ArrayList<>();
    private final List<TopicRecord> records = new ArrayList<>();
    private final List<AuditRow> audit = new ArrayList<>();
    private final List<InboxRow> inbox = new ArrayList<>();
    private final List<Domain.Job> jobs = new ArrayList<>();
    private final Map<Topic, Long> offsets = new HashMap<>();

    static Evidence whole() {
        return new SampleEvidence().build();
    }

    private Evidence build() {
        UUID registration = UUID.randomUUID();
        identity("user_registration", Phase.ATTEMPTED, registration, Map.of("email", EMAIL));
        identity(
                "user_registration",
                Phase.SUCCEEDED,
                registration,
                Map.of("user_id", user.toString()));
        UUID connecting = UUID.randomUUID();
        Map<String, String> about =
                Map.of("user_id", user.toString(), "connection_id", connection.toString());
        provider("provider_connection", Phase.ATTEMPTED, connecting, about);
        provider("provider_connection", Phase.SUCCEEDED, connecting, about);
        provider("connection_changed", Phase.OPERATIONAL, connecting, about);
        UUID syncing = UUID.randomUUID();
        sync(Phase.ATTEMPTED, syncing, about);
        sync(Phase.SUCCEEDED, syncing, about);
        jobs.add(
                new Domain.Job(
                        sync, Optional.of(connection), syncing, "connection", "succeeded", 3));
        return new Evidence(commands(), trail(), domain());
    }

    private void identity(String workflow, Phase phase, UUID id, Map<String, String> fields) {
        Event event = event(Topic.IDENTITY, "dashtam.identity.", workflow, phase, id, fields);
        if (event.type().equals(EventNames.USER_REGISTERED)) {
            inbox.add(new InboxRow(EventNames.MAIL, event.id()));
        }
        audited(event);
    }

    private void provider(String workflow, Phase phase, UUID id, Map<String, String> fields) {
        Event event = event(Topic.PROVIDER, "dashtam.provider.", workflow, phase, id, fields);
        if (event.type().equals(EventNames.CONNECTED)
                || event.type().equals(EventNames.CONNECTION_CHANGED)) {
            inbox.add(new InboxRow(EventNames.CONNECTIONS, event.id()));
        }
        audited(event);
    }

    private void sync(Phase phase, UUID id, Map<String, String> fields) {
        audited(event(Topic.SYNC, "dashtam.sync.", "provider_data_sync", phase, id, fields));
    }

    private Event event(
            Topic topic,
            String prefix,
            String workflow,
            Phase phase,
            UUID id,
            Map<String, String> fields) {
        String type =
                workflow.equals("connection_changed")
                        ? EventNames.CONNECTION_CHANGED
                        : prefix + workflow + "." + phase.text();
        return sent(
                new Event(
                        UUID.randomUUID(),
                        topic.topicName(),
                        user.toString(),
                        type,
                        workflow,
                        id,
                        phase,
                        Optional.of("trace of " + workflow),
                        Optional.of(workflow + "_" + phase.text()),
                        fields),
                topic);
    }

    private Event sent(Event event, Topic topic) {
        Instant written = AT.plusSeconds(outbox.size());
        outbox.add(new OutboxRow(event, written, written.plusMillis(1)));
        records.add(new TopicRecord(event, 0, offsets.merge(topic, 1L, Long::sum)));
        return event;
    }

    private void audited(Event event) {
        var row =
                new AuditRow(
                        UUID.randomUUID(),
                        event.id(),
                        "a service",
                        event.audit().orElseThrow(),
                        event.workflowId(),
                        event.phase());
        audit.add(row);
        inbox.add(new InboxRow(EventNames.AUDIT, event.id()));
        var unused =
                sent(
                        new Event(
                                UUID.randomUUID(),
                                Topic.AUDIT_RECORDS.topicName(),
                                user.toString(),
                                "dashtam.audit.record.stored",
                                "audit_record",
                                UUID.randomUUID(),
                                Phase.OPERATIONAL,
                                Optional.empty(),
                                Optional.empty(),
                                Map.of("record_id", row.recordId().toString())),
                        Topic.AUDIT_RECORDS);
    }

    private List<Acknowledged> commands() {
        return List.of(
                new Acknowledged(new Command.Register(EMAIL), "trace of user_registration", AT),
                new Acknowledged(
                        new Command.Connect(user, connection), "trace of provider_connection", AT),
                new Acknowledged(
                        new Command.StartSync(connection, sync),
                        "trace of provider_data_sync",
                        AT));
    }

    private Trail trail() {
        return new Trail(outbox, records, audit, List.of(), inbox, List.of());
    }

    private Domain domain() {
        return new Domain(
                List.of(new Domain.User(user, EMAIL, true)),
                List.of(),
                Set.of(),
                List.of(new Domain.Connection(connection, user, "active", Optional.empty(), false)),
                List.of(new Domain.Followed(connection, "active", Optional.empty())),
                jobs,
                List.of(),
                List.of(new Domain.Account(connection, "checking", 3)),
                List.of(new Domain.Book(connection, "checking", 3)));
    }
}
