package com.dashtam.bench.speed;

import com.dashtam.bench.client.SystemClient;
import com.dashtam.kernel.event.Topic;
import com.dashtam.local.system.LocalSystem;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * How long an event takes from its commit to a consumer and to the audit trail, and how many pass a
 * second, beside the same bytes sent by a plain producer.
 */
final class EventsBenchmark implements Benchmark {

    private static final int EVENTS_PER_SECOND = 50;
    private static final int WARM_UP = 20 * EVENTS_PER_SECOND;
    private static final int MEASURED = 60 * EVENTS_PER_SECOND;
    private static final int BACKLOG_PAIRS = 10_000;
    private static final long INTERVAL = TimeUnit.SECONDS.toNanos(1) / EVENTS_PER_SECOND;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final String CEILING_TOPIC = "bench.ceiling";
    private static final int PARTITIONS = 3;

    @Override
    public String name() {
        return "events";
    }

    @Override
    public void run(Setting setting, Report report) throws Exception {
        try (LocalSystem system = setting.newSystem(Map.of())) {
            system.start();
            new SystemClient(system).newcomer().register().expect(202, 201);
            try (EventCopies copies =
                    EventCopies.ofRegistration(system.postgres().connect("identity"))) {
                report.title("events");
                latency(system, copies, report);
                throughput(system, copies, report);
            }
        }
    }

    private static void latency(LocalSystem system, EventCopies copies, Report report)
            throws Exception {
        paced(system, copies, WARM_UP);
        List<Samples> ours = paced(system, copies, MEASURED);
        Samples ceiling = producerAlone(system, copies.payloads());
        report.note(
                "%d events/s for %d s; the audit's table is asked every %d ms."
                        .formatted(
                                EVENTS_PER_SECOND,
                                MEASURED / EVENTS_PER_SECOND,
                                AuditWatch.INTERVAL.toMillis()));
        report.columns("latency, ms", "p50", "p99", "most");
        row(report, "commit to consumer", ours.getFirst());
        row(report, "commit to audit record", ours.getLast());
        row(report, "ceiling: send to consumer, producer alone", ceiling);
    }

    private static void row(Report report, String what, Samples samples) {
        report.row(what, samples.millis(0.5), samples.millis(0.99), samples.millis(1));
    }

    /** What it took to a consumer, and to the audit's table. */
    private static List<Samples> paced(LocalSystem system, EventCopies copies, int events)
            throws SQLException, InterruptedException {
        Arrivals topic = new Arrivals(events);
        Arrivals audit = new Arrivals(events);
        try (TopicWatch consumer =
                        new TopicWatch(
                                system.kafka(),
                                Topic.IDENTITY.topicName(),
                                row ->
                                        id(row.headers().lastHeader("ce_id"))
                                                .ifPresent(
                                                        id -> topic.came(id, System.nanoTime())));
                AuditWatch table =
                        new AuditWatch(
                                system.postgres().connect("audit"),
                                id -> audit.came(id, System.nanoTime()))) {
            long next = System.nanoTime();
            for (int i = 0; i < events; i++) {
                Pause.until(next);
                next += INTERVAL;
                UUID id = copies.commit();
                long committed = System.nanoTime();
                topic.sent(id, committed);
                audit.sent(id, committed);
            }
            return List.of(topic.await("on the topic"), audit.await("in the audit's table"));
        }
    }

    private static Optional<UUID> id(Header header) {
        return Optional.ofNullable(header)
                .map(found -> UUID.fromString(new String(found.value(), StandardCharsets.UTF_8)));
    }

    private static Samples producerAlone(LocalSystem system, List<byte[]> payloads)
            throws Exception {
        createCeilingTopic(system);
        Arrivals arrivals = new Arrivals(MEASURED);
        try (TopicWatch consumer =
                        new TopicWatch(
                                system.kafka(),
                                CEILING_TOPIC,
                                row ->
                                        arrivals.came(
                                                UUID.fromString(row.key()), System.nanoTime()));
                KafkaProducer<String, byte[]> producer = producer(system)) {
            long next = System.nanoTime();
            for (int i = 0; i < MEASURED; i++) {
                Pause.until(next);
                next += INTERVAL;
                UUID id = UUID.randomUUID();
                arrivals.sent(id, System.nanoTime());
                var unused = producer.send(record(id, payloads.get(i % payloads.size())));
            }
            return arrivals.await("on the ceiling's topic");
        }
    }

    private static void throughput(LocalSystem system, EventCopies copies, Report report)
            throws Exception {
        int events = 2 * BACKLOG_PAIRS;
        copies.commitPairs(BACKLOG_PAIRS / 10);
        awaitAudit(system);
        CountDownLatch left = new CountDownLatch(events);
        double drain;
        double trail;
        try (TopicWatch consumer =
                new TopicWatch(
                        system.kafka(), Topic.IDENTITY.topicName(), row -> left.countDown())) {
            copies.commitPairs(BACKLOG_PAIRS);
            long committed = System.nanoTime();
            await(left);
            drain = since(committed);
            awaitAudit(system);
            trail = since(committed);
        }
        double ceiling = ceilingSeconds(system, copies.payloads(), events);
        report.columns("backlog of " + events + " events", "events/s", "of the ceiling");
        report.row("outbox to consumer", events / drain, ceiling / drain);
        report.row("outbox to audit record", events / trail, ceiling / trail);
        report.row("ceiling: producer to consumer", events / ceiling, 1.0);
    }

    private static double ceilingSeconds(LocalSystem system, List<byte[]> payloads, int events)
            throws Exception {
        CountDownLatch left = new CountDownLatch(events);
        try (TopicWatch consumer =
                        new TopicWatch(system.kafka(), CEILING_TOPIC, row -> left.countDown());
                KafkaProducer<String, byte[]> producer = producer(system)) {
            producer.partitionsFor(CEILING_TOPIC);
            long began = System.nanoTime();
            for (int i = 0; i < events; i++) {
                var unused =
                        producer.send(record(UUID.randomUUID(), payloads.get(i % payloads.size())));
            }
            await(left);
            return since(began);
        }
    }

    private static void await(CountDownLatch left) throws InterruptedException {
        if (!left.await(2, TimeUnit.MINUTES)) {
            throw new IllegalStateException(left.getCount() + " events have not come");
        }
    }

    /** Until the trail holds all that identity has written. */
    private static void awaitAudit(LocalSystem system) throws SQLException {
        try (Connection identity = system.postgres().connect("identity");
                Connection audit = system.postgres().connect("audit")) {
            long wanted = count(identity, "select count(*) from outbox");
            String held = "select count(*) from audit_record where workflow = 'user_registration'";
            while (count(audit, held) < wanted) {
                Pause.of(Duration.ofMillis(20));
            }
        }
    }

    private static long count(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static ProducerRecord<String, byte[]> record(UUID key, byte[] payload) {
        return new ProducerRecord<>(CEILING_TOPIC, key.toString(), payload);
    }

    /** As the relay sets it up where that matters: acknowledged by all, never twice. */
    private static KafkaProducer<String, byte[]> producer(LocalSystem system) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        system.kafka(),
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    private static void createCeilingTopic(LocalSystem system)
            throws InterruptedException, ExecutionException {
        try (Admin admin =
                Admin.create(
                        Map.of(
                                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                                (Object) system.kafka()))) {
            admin.createTopics(List.of(new NewTopic(CEILING_TOPIC, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static double since(long nanoTime) {
        return (System.nanoTime() - nanoTime) / NANOS_PER_SECOND;
    }
}
