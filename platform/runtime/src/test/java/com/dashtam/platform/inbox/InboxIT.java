package com.dashtam.platform.inbox;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.identity.SessionEnd;
import com.dashtam.events.identity.SessionEnded;
import com.dashtam.kernel.event.Topic;
import com.dashtam.kernel.id.UuidV7;
import com.dashtam.kernel.workflow.Phase;
import com.dashtam.platform.TestPlatform;
import com.dashtam.platform.events.EncodedEvent;
import com.dashtam.platform.events.EventCodec;
import com.dashtam.platform.events.EventMetadata;
import com.dashtam.platform.events.EventWire;
import com.dashtam.platform.events.Schemas;
import com.dashtam.testing.event.TopicProbe;
import com.dashtam.testing.server.TestDatabase;
import com.dashtam.testing.server.TestServers;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.Schema;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InboxIT {

    private final UuidV7 ids = new UuidV7(Clock.systemUTC());
    private final String name = "n" + UUID.randomUUID().toString().substring(0, 8);
    private final UUID user = UUID.randomUUID();
    private final Set<UUID> poisoned = ConcurrentHashMap.newKeySet();
    private final AtomicInteger outage = new AtomicInteger();
    private final List<UUID> calls = new CopyOnWriteArrayList<>();
    private TestDatabase database;
    private TestPlatform platform;
    private KafkaProducer<String, byte[]> producer;

    @BeforeEach
    void start() throws Exception {
        database = TestDatabase.create();
        try (var owner = database.connectAsOwner();
                var sql = owner.createStatement()) {
            sql.execute("create table effect (n bigserial primary key, session uuid)");
            sql.execute("grant all on effect, effect_n_seq to public");
        }
        var subscription =
                EventSubscription.named(name, Topic.IDENTITY)
                        .on(SessionEnded.class, (event, metadata) -> handle(event));
        platform =
                TestPlatform.start(
                        database,
                        TestServers.kafka().bootstrapServers(),
                        Topic.IDENTITY,
                        Map.of("dashtam.relay.enabled", false),
                        subscription);
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", TestServers.kafka().bootstrapServers()),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }

    @AfterEach
    void stop() {
        producer.close();
        platform.close();
        database.close();
    }

    @Test
    void hasOneEffectForAnEventThatComesTwice() throws Exception {
        EncodedEvent twice = event(UUID.randomUUID());
        UUID last = UUID.randomUUID();

        send(twice);
        send(twice);
        send(event(last));

        eventually("the last effect", () -> assertThat(effects()).contains(last));
        assertThat(effects()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void triesAgainWithoutEndWhatIsAwayAndLosesNothing() throws Exception {
        outage.set(4);
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();

        send(event(first));
        send(event(second));

        eventually("both effects", () -> assertThat(effects()).containsExactly(first, second));
        assertThat(calls).hasSizeGreaterThanOrEqualTo(6);
        assertThat(deadLetters()).isZero();
    }

    @Test
    void setsAsideAPoisonedEventAndWhatFollowsOfItsKeyAlone() throws Exception {
        UUID poison = UUID.randomUUID();
        poisoned.add(poison);
        UUID behind = UUID.randomUUID();
        UUID ofAnother = UUID.randomUUID();

        send(event(poison));
        send(event(behind));
        send(event(UUID.randomUUID(), ofAnother));

        eventually("two letters", () -> assertThat(deadLetters()).isEqualTo(2));
        eventually(
                "the other key's effect", () -> assertThat(effects()).containsExactly(ofAnother));
        try (var probe =
                new TopicProbe(TestServers.kafka().bootstrapServers(), deadLetterTopic())) {
            assertThat(probe.records())
                    .extracting(
                            letter -> TopicProbe.header(letter, DeadLetters.REASON).orElseThrow())
                    .containsExactly("handler_failed", "parked");
        }
    }

    @Test
    void replaysDeadLettersInTheirOrderAndLetsTheKeyFlowAgain() throws Exception {
        UUID poison = UUID.randomUUID();
        poisoned.add(poison);
        UUID behind = UUID.randomUUID();
        send(event(poison));
        send(event(behind));
        eventually("two letters", () -> assertThat(deadLetters()).isEqualTo(2));

        Inbox inbox = platform.get(Inbox.class);
        assertThat(inbox.replayDeadLetters().get(name))
                .isEqualTo(new DeadLetterReplay.Report(0, 1));
        poisoned.clear();
        assertThat(inbox.replayDeadLetters().get(name))
                .isEqualTo(new DeadLetterReplay.Report(1, 0));

        UUID later = UUID.randomUUID();
        send(event(later));
        eventually("all three", () -> assertThat(effects()).containsExactly(poison, behind, later));
    }

    @Test
    void setsAsideARecordThatCannotBeRead() throws Exception {
        var broken = new ProducerRecord<>(Topic.IDENTITY.topicName(), user.toString(), new byte[5]);
        EventWire.toRecord(event(UUID.randomUUID())).headers().forEach(broken.headers()::add);
        UUID ofAnother = UUID.randomUUID();

        producer.send(broken).get();
        send(event(UUID.randomUUID(), ofAnother));

        eventually("one letter", () -> assertThat(deadLetters()).isEqualTo(1));
        eventually(
                "the other key's effect", () -> assertThat(effects()).containsExactly(ofAnother));
    }

    @Test
    void waitsForASchemaThatHasNotArrivedYet() throws Exception {
        Schema newer =
                new Schema.Parser()
                        .parse(
                                SessionEnded.getClassSchema()
                                        .toString()
                                        .replace("A session is over", name + " is over"));
        UUID session = UUID.randomUUID();
        var known = event(session);
        var metadata = known.metadata();
        send(
                new EncodedEvent(
                        known.topic(),
                        known.key(),
                        new EventMetadata(
                                metadata.id(),
                                metadata.source(),
                                metadata.type(),
                                metadata.time(),
                                metadata.subject(),
                                metadata.workflow(),
                                metadata.workflowId(),
                                metadata.phase(),
                                metadata.actor(),
                                metadata.clientIp(),
                                metadata.userAgent(),
                                metadata.traceparent(),
                                Schemas.hashOf(newer)),
                        known.payload()));
        assertThat(effects()).isEmpty();

        producer.send(
                        new ProducerRecord<>(
                                Topic.SCHEMAS.topicName(),
                                Schemas.hashOf(newer),
                                newer.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .get();

        eventually("the effect", () -> assertThat(effects()).containsExactly(session));
        assertThat(deadLetters()).isZero();
    }

    private void handle(SessionEnded event) {
        calls.add(event.getSessionId());
        platform.jdbc()
                .sql("insert into effect (session) values (:session)")
                .param("session", event.getSessionId())
                .update();
        if (outage.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new TemporarilyUnavailableException("the mail server", new Exception());
        }
        if (poisoned.contains(event.getSessionId())) {
            throw new IllegalArgumentException("poison");
        }
    }

    private String deadLetterTopic() {
        return Topic.IDENTITY.topicName() + ".dashtam.test-service." + name + ".dlt";
    }

    private long deadLetters() {
        return platform.get(Inbox.class).deadLetterCounts().get(name);
    }

    private List<UUID> effects() {
        // Only this test's: the topic is shared, and each subscription reads it from the start.
        return platform
                .jdbc()
                .sql("select session from effect order by n")
                .query(UUID.class)
                .list()
                .stream()
                .filter(mine::contains)
                .toList();
    }

    private final Set<UUID> mine = ConcurrentHashMap.newKeySet();

    private EncodedEvent event(UUID session) {
        return event(user, session);
    }

    private EncodedEvent event(UUID about, UUID session) {
        mine.add(session);
        var ended = new SessionEnded(about, session, SessionEnd.logout);
        UUID id = ids.next();
        return new EncodedEvent(
                Topic.IDENTITY.topicName(),
                about.toString(),
                new EventMetadata(
                        id,
                        "test",
                        "dashtam.identity.session.ended",
                        Instant.now(),
                        Optional.empty(),
                        "session_ended",
                        id,
                        Phase.OPERATIONAL,
                        "system:test",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Schemas.hashOf(SessionEnded.getClassSchema())),
                EventCodec.encode(ended));
    }

    private void send(EncodedEvent event) throws Exception {
        producer.send(EventWire.toRecord(event)).get();
    }
}
