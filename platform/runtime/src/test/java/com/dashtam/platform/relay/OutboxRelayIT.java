package com.dashtam.platform.relay;

import static com.dashtam.testing.event.Eventually.eventually;
import static com.dashtam.testing.event.TopicProbe.header;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.identity.SessionEnd;
import com.dashtam.events.identity.SessionEnded;
import com.dashtam.kernel.command.Actor;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.event.Topic;
import com.dashtam.kernel.workflow.Fact;
import com.dashtam.kernel.workflow.Transactions;
import com.dashtam.platform.TestPlatform;
import com.dashtam.platform.events.EventCodec;
import com.dashtam.platform.events.EventWire;
import com.dashtam.platform.events.Schemas;
import com.dashtam.platform.relay.RelayState.Role;
import com.dashtam.testing.event.TopicProbe;
import com.dashtam.testing.server.TestDatabase;
import com.dashtam.testing.server.TestServers;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxRelayIT {

    private static final Caller CALLER =
            new Caller(
                    new Actor.System("test"),
                    Optional.of("192.0.2.7"),
                    Optional.of("agent/1"),
                    Optional.of("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
                    Optional.of(UUID.fromString("019b0a5d-ac96-774b-bcce-b302099a805a")));

    private final UUID user = UUID.randomUUID();
    private TestDatabase database;
    private TestPlatform platform;
    private TopicProbe probe;

    @BeforeEach
    void start() {
        database = TestDatabase.create();
        platform = startPlatform();
        probe = new TopicProbe(kafka(), Topic.IDENTITY.topicName());
    }

    @AfterEach
    void stop() {
        probe.close();
        platform.close();
        database.close();
    }

    @Test
    void carriesAnEventWithItsHeadersAndItsSchema() {
        UUID session = record(platform);

        ConsumerRecord<String, byte[]> record = await(1).getFirst();
        assertThat(record.key()).isEqualTo(user.toString());
        assertThat(header(record, "ce_specversion")).contains("1.0");
        assertThat(header(record, "ce_type")).contains("dashtam.identity.session.ended");
        assertThat(header(record, "ce_source")).contains("test-service");
        assertThat(header(record, "ce_clientip")).contains("192.0.2.7");
        assertThat(header(record, "ce_useragent")).contains("agent/1");
        assertThat(header(record, "ce_sessionid"))
                .contains(CALLER.sessionId().orElseThrow().toString());
        assertThat(header(record, "traceparent")).contains(CALLER.traceparent().orElseThrow());
        assertThat(header(record, "schema"))
                .contains(Schemas.hashOf(SessionEnded.getClassSchema()));
        SessionEnded event =
                EventCodec.decode(
                        record.value(), SessionEnded.getClassSchema(), SessionEnded.class);
        assertThat(event.getSessionId()).isEqualTo(session);
        assertThat(EventWire.metadataOf(record).subject()).contains(session.toString());
        try (var schemas = new TopicProbe(kafka(), Topic.SCHEMAS.topicName())) {
            assertThat(schemas.records())
                    .extracting(ConsumerRecord::key)
                    .contains(Schemas.hashOf(SessionEnded.getClassSchema()));
        }
    }

    @Test
    void keepsTheOrderOfCommits() {
        // A new slot begins with a repair, which may send the first rows twice.
        eventually("the relay reads", () -> assertThat(role(platform)).isEqualTo(Role.ACTIVE));
        var recorded = new LinkedHashSet<UUID>();
        for (int i = 0; i < 300; i++) {
            recorded.add(record(platform));
        }

        assertThat(sessionsOf(await(300))).containsExactlyElementsOf(recorded);
    }

    @Test
    void standsByUntilTheActiveReplicaIsGone() {
        eventually("the first is active", () -> assertThat(role(platform)).isEqualTo(Role.ACTIVE));
        try (TestPlatform other = startPlatform()) {
            eventually("the second waits", () -> assertThat(role(other)).isEqualTo(Role.STANDBY));

            platform.close();
            UUID session = record(other);

            eventually(
                    "the second took over", () -> assertThat(role(other)).isEqualTo(Role.ACTIVE));
            assertThat(sessionsOf(await(1))).containsExactly(session);
        }
    }

    @Test
    void sendsAgainWhatALostSlotMayHaveMissed() throws Exception {
        var recorded = new LinkedHashSet<UUID>();
        recorded.add(record(platform));
        await(1);
        platform.close();
        try (var connection = database.connect();
                var sql = connection.createStatement()) {
            sql.execute("select pg_drop_replication_slot('" + database.name() + "_outbox')");
        }

        platform = startPlatformWithoutRelay();
        recorded.add(record(platform));
        platform.close();
        platform = startPlatform();

        eventually(
                "both events, the first perhaps twice",
                () -> assertThat(new LinkedHashSet<>(sessionsOf(mine()))).isEqualTo(recorded));
    }

    @Test
    void survivesTheDeathOfItsConnection() throws Exception {
        record(platform);
        await(1);
        try (var connection = database.connect();
                var sql = connection.createStatement()) {
            sql.execute(
                    "select pg_terminate_backend(active_pid) from pg_replication_slots where slot_name = '"
                            + database.name()
                            + "_outbox'");
        }

        UUID session = record(platform);

        eventually(
                "the event after the break",
                () -> assertThat(sessionsOf(mine())).contains(session));
    }

    @Test
    void remembersHowFarKafkaHasAcknowledged() {
        record(platform);

        eventually(
                "the row of progress",
                () -> {
                    try (var connection = database.connect();
                            var sql = connection.createStatement();
                            var row = sql.executeQuery("select acked_at from relay_progress")) {
                        assertThat(row.next()).isTrue();
                    }
                });
    }

    private TestPlatform startPlatform() {
        return TestPlatform.start(database, kafka(), Topic.IDENTITY);
    }

    private TestPlatform startPlatformWithoutRelay() {
        return TestPlatform.start(
                database,
                kafka(),
                Topic.IDENTITY,
                java.util.Map.of("dashtam.relay.enabled", false));
    }

    private static String kafka() {
        return TestServers.kafka().bootstrapServers();
    }

    private static Role role(TestPlatform platform) {
        return platform.get(OutboxRelay.class).state().role();
    }

    private UUID record(TestPlatform through) {
        UUID session = UUID.randomUUID();
        var ended = new SessionEnded(user, session, SessionEnd.logout);
        return through.get(Transactions.class)
                .inTransaction(() -> {
                    through.workflows().record(Fact.about(user, ended), CALLER);
                    return session;
                });
    }

    private List<ConsumerRecord<String, byte[]>> await(int count) {
        eventually(count + " events", () -> assertThat(mine()).hasSize(count));
        return mine();
    }

    private List<ConsumerRecord<String, byte[]>> mine() {
        return probe.records(record -> user.toString().equals(record.key()));
    }

    private static List<UUID> sessionsOf(List<ConsumerRecord<String, byte[]>> records) {
        return records.stream()
                .map(record ->
                        EventCodec.decode(
                                record.value(), SessionEnded.getClassSchema(), SessionEnded.class))
                .map(SessionEnded::getSessionId)
                .toList();
    }
}
