package com.dashtam.audit;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.audit.fixture.AuditProcess;
import com.dashtam.audit.fixture.Topics;
import com.dashtam.events.audit.AuditRecordStored;
import com.dashtam.events.gateway.LimitScope;
import com.dashtam.events.gateway.RateLimitCheckDenied;
import com.dashtam.events.identity.LoginRefusal;
import com.dashtam.events.identity.SessionCreated;
import com.dashtam.events.identity.UserLoginAttempted;
import com.dashtam.events.identity.UserLoginFailed;
import com.dashtam.events.identity.UserLoginSucceeded;
import com.dashtam.events.provider.ProviderTokenRefreshFailed;
import com.dashtam.events.provider.ProviderTokenRefusal;
import com.dashtam.events.sync.SyncProgressed;
import com.dashtam.events.sync.SyncScope;
import com.dashtam.kernel.event.Topic;
import com.dashtam.platform.events.EventCodec;
import com.dashtam.testing.event.TopicProbe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TrailIT {

    private static AuditProcess audit;

    private final UUID workflow = UUID.randomUUID();
    private final UUID user = UUID.randomUUID();

    @BeforeAll
    static void start() {
        audit = AuditProcess.shared();
    }

    @Test
    void storesAnEventOfEachServiceWithEverythingItSays() {
        UUID session = UUID.randomUUID();
        UUID login =
                audit.topics()
                        .send(
                                Topic.IDENTITY,
                                workflow,
                                new UserLoginSucceeded(user, "a@example.org", session));
        UUID connection = UUID.randomUUID();
        UUID provider = UUID.randomUUID();
        UUID refresh =
                audit.topics()
                        .send(
                                Topic.PROVIDER,
                                UUID.randomUUID(),
                                new ProviderTokenRefreshFailed(
                                        user,
                                        connection,
                                        provider,
                                        "sandbox",
                                        ProviderTokenRefusal.grant_invalid,
                                        true));

        eventually("both records", () -> assertThat(rowsOf(login, refresh)).hasSize(2));
        assertThat(rowsOf(login).getFirst())
                .containsEntry("source", "identity-service")
                .containsEntry("action", "user_login_success")
                .containsEntry("category", "authentication")
                .containsEntry("workflow", "user_login")
                .containsEntry("workflow_id", workflow)
                .containsEntry("phase", "succeeded")
                .containsEntry("actor", "anonymous")
                .containsEntry("user_id", user)
                .containsEntry("resource_type", "session")
                .containsEntry("resource_id", session.toString())
                .containsEntry("client_ip", "192.0.2.7")
                .containsEntry("user_agent", "agent/1");
        assertThat(detailsOf(login))
                .isEqualTo(
                        "{\"user_id\":\"%s\",\"email\":\"a@example.org\",\"session_id\":\"%s\"}"
                                .formatted(user, session));
        assertThat(detailsOf(refresh))
                .contains("\"reason\":\"grant_invalid\"")
                .contains("\"needs_user_action\":true");
    }

    @Test
    void tellsOfEachRecordOnTheAuditTopicKeyedByTheUser() {
        UUID event =
                audit.topics()
                        .send(
                                Topic.IDENTITY,
                                workflow,
                                new UserLoginSucceeded(user, "b@example.org", UUID.randomUUID()));

        try (TopicProbe probe = audit.probe(Topic.AUDIT_RECORDS.topicName())) {
            eventually("the record", () -> assertThat(storedFor(probe, event)).hasSize(1));
            ConsumerRecord<String, byte[]> record = storedFor(probe, event).getFirst();
            AuditRecordStored stored = stored(record);
            Map<String, Object> row = rowsOf(event).getFirst();

            assertThat(record.key()).isEqualTo(user.toString());
            assertThat(stored.getRecordId()).isEqualTo(row.get("record_id"));
            assertThat(stored.getSequence()).isEqualTo(row.get("sequence"));
            assertThat(stored.getAction()).isEqualTo("user_login_success");
            assertThat(stored.getWorkflowId()).isEqualTo(workflow);
            assertThat(stored.getUserId()).isEqualTo(user);
            assertThat(stored.getTraceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
            assertThat(stored.getDetails()).isEqualTo(detailsOf(event));
        }
    }

    @Test
    void keysARecordWithoutAUserByItsWorkflow() {
        UUID event =
                audit.topics()
                        .send(Topic.IDENTITY, workflow, new UserLoginAttempted("c@example.org"));

        try (TopicProbe probe = audit.probe(Topic.AUDIT_RECORDS.topicName())) {
            eventually(
                    "the record",
                    () ->
                            assertThat(storedFor(probe, event))
                                    .extracting(ConsumerRecord::key)
                                    .containsExactly(workflow.toString()));
        }
    }

    @Test
    void auditsAnEventYoungerThanItself() {
        Schema young =
                new Schema.Parser()
                        .parse(
                                """
                                {"type":"record","name":"MoonLanded","namespace":"com.dashtam.events.identity",
                                 "event_type":"dashtam.identity.moon.landed","workflow":"moon","phase":"operational",
                                 "audit":"moon_landed","category":"travel","resource":"moon","resource_id":"crater",
                                 "fields":[{"name":"user_id","type":{"type":"string","logicalType":"uuid"}},
                                           {"name":"crater","type":"string"},
                                           {"name":"cheese","type":{"type":"enum","name":"Cheese","symbols":["unknown","brie"]}}]}
                                """);
        GenericRecord event = new GenericData.Record(young);
        event.put("user_id", user.toString());
        event.put("crater", "Tycho");
        event.put("cheese", new GenericData.EnumSymbol(young.getField("cheese").schema(), "brie"));

        UUID id = audit.topics().send(Topics.draft(Topic.IDENTITY, workflow, event));
        audit.topics().publish(young);

        eventually("the record", () -> assertThat(rowsOf(id)).hasSize(1));
        assertThat(rowsOf(id).getFirst())
                .containsEntry("action", "moon_landed")
                .containsEntry("category", "travel")
                .containsEntry("user_id", user)
                .containsEntry("resource_type", "moon")
                .containsEntry("resource_id", "Tycho");
        assertThat(detailsOf(id))
                .isEqualTo(
                        "{\"user_id\":\"%s\",\"crater\":\"Tycho\",\"cheese\":\"brie\"}"
                                .formatted(user));
    }

    @Test
    void storesWhatTheGatewayRefuses() {
        var denied =
                new RateLimitCheckDenied("listAccounts", "api_read", LimitScope.user, user, 12L, 1);

        UUID id = audit.topics().send(Topic.GATEWAY, workflow, denied);

        eventually("the record", () -> assertThat(rowsOf(id)).hasSize(1));
        assertThat(rowsOf(id).getFirst())
                .containsEntry("action", "rate_limit_check_denied")
                .containsEntry("category", "rate_limit")
                .containsEntry("user_id", user)
                .containsEntry("resource_type", "operation")
                .containsEntry("resource_id", "listAccounts");
    }

    @Test
    void storesAnEventOnceHoweverOftenItArrives() {
        var event =
                Topics.draft(
                        Topic.IDENTITY,
                        workflow,
                        new UserLoginFailed(user, "d@example.org", LoginRefusal.account_locked));
        for (int i = 0; i < 3; i++) {
            audit.topics().send(event);
        }
        UUID last = sendMarker();

        eventually("the event behind the repeats", () -> assertThat(rowsOf(last)).hasSize(1));
        assertThat(rowsOf(event.id())).hasSize(1);
        try (TopicProbe probe = audit.probe(Topic.AUDIT_RECORDS.topicName())) {
            eventually("the marker", () -> assertThat(storedFor(probe, last)).isNotEmpty());
            assertThat(storedFor(probe, event.id())).hasSize(1);
        }
    }

    @Test
    void passesOverEventsThatAreNotAudited() {
        UUID created =
                audit.topics()
                        .send(
                                Topic.IDENTITY,
                                workflow,
                                new SessionCreated(
                                        user, UUID.randomUUID(), null, null, null, false));
        UUID progressed =
                audit.topics()
                        .send(
                                Topic.SYNC,
                                workflow,
                                new SyncProgressed(
                                        user,
                                        UUID.randomUUID(),
                                        UUID.randomUUID(),
                                        SyncScope.accounts,
                                        3,
                                        1,
                                        2));
        UUID last = sendMarker();

        eventually("the event behind them", () -> assertThat(rowsOf(last)).hasSize(1));
        assertThat(rowsOf(created, progressed)).isEmpty();
    }

    @Test
    void setsAsideTheUnreadableEventOfABatchAlone() {
        List<UUID> good = new ArrayList<>();
        var unreadable =
                Topics.draft(
                                Topic.PROVIDER,
                                UUID.randomUUID(),
                                new ProviderTokenRefreshFailed(
                                        user,
                                        UUID.randomUUID(),
                                        UUID.randomUUID(),
                                        "sandbox",
                                        ProviderTokenRefusal.unknown,
                                        false))
                        .payload(new byte[] {1, 2, 3});
        for (int i = 0; i < 50; i++) {
            if (i == 25) {
                audit.topics().send(unreadable);
            }
            good.add(
                    audit.topics()
                            .send(
                                    Topic.PROVIDER,
                                    UUID.randomUUID(),
                                    new ProviderTokenRefreshFailed(
                                            user,
                                            UUID.randomUUID(),
                                            UUID.randomUUID(),
                                            "sandbox",
                                            ProviderTokenRefusal.unknown,
                                            false)));
        }

        eventually(
                "all readable events",
                () -> assertThat(rowsOf(good.toArray(UUID[]::new))).hasSize(good.size()));
        assertThat(rowsOf(unreadable.id())).isEmpty();
        try (TopicProbe probe =
                audit.probe(Topic.PROVIDER.topicName() + ".dashtam.audit-service.trail.dlt")) {
            assertThat(probe.records(letter -> isEvent(letter, unreadable.id()))).hasSize(1);
        }
    }

    private UUID sendMarker() {
        return audit.topics()
                .send(Topic.IDENTITY, workflow, new UserLoginAttempted("marker@example.org"));
    }

    private static List<Map<String, Object>> rowsOf(UUID... events) {
        return audit.jdbc()
                .sql("select * from audit_record where event_id = any (:events)")
                .param("events", events)
                .query()
                .listOfRows();
    }

    private static String detailsOf(UUID event) {
        return audit.jdbc()
                .sql("select details::text from audit_record where event_id = :event")
                .param("event", event)
                .query((row, number) -> row.getString(1))
                .single();
    }

    private static List<ConsumerRecord<String, byte[]>> storedFor(TopicProbe probe, UUID event) {
        return probe.records(
                record -> isStored(record) && stored(record).getEventId().equals(event));
    }

    private static boolean isStored(ConsumerRecord<?, ?> record) {
        return TopicProbe.header(record, "ce_type")
                .filter("dashtam.audit.record.stored"::equals)
                .isPresent();
    }

    private static AuditRecordStored stored(ConsumerRecord<String, byte[]> record) {
        return EventCodec.decode(
                record.value(), AuditRecordStored.getClassSchema(), AuditRecordStored.class);
    }

    private static boolean isEvent(ConsumerRecord<?, ?> record, UUID id) {
        return TopicProbe.header(record, "ce_id").filter(id.toString()::equals).isPresent();
    }
}
