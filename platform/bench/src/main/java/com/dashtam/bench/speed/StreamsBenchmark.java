package com.dashtam.bench.speed;

import com.dashtam.bench.client.Person;
import com.dashtam.bench.client.SystemClient;
import com.dashtam.bench.client.ThrowawaySystem;
import com.dashtam.kernel.event.Topic;
import com.dashtam.local.system.Component;
import com.dashtam.local.system.LocalSystem;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.header.Header;

/**
 * What a thousand open streams of events cost, and how long an event takes from its commit to all
 * of them, beside a plain consumer of the same topic.
 */
final class StreamsBenchmark implements Benchmark {

    private static final int STREAMS = 1_000;
    private static final int WARM_UP_STREAMS = 100;
    private static final int WARM_UP_EVENTS = 60;
    private static final int EVENTS = 100;
    private static final Duration INTERVAL = Duration.ofMillis(250);
    private static final Duration SETTLE = Duration.ofSeconds(3);
    private static final double BYTES_PER_KIB = 1_024;

    @Override
    public String name() {
        return "streams";
    }

    @Override
    public void run(Setting setting, Report report) throws Exception {
        Map<String, String> environment = new HashMap<>(ThrowawaySystem.cheapPasswords());
        environment.put("DASHTAM_SSE_STREAMSPERUSER", Integer.toString(STREAMS));
        try (LocalSystem system = setting.newSystem(environment)) {
            system.start();
            List<Person> crowd = Crowd.signedIn(new SystemClient(system), STREAMS);
            report.title("streams of events");
            heap(system.url(Component.GATEWAY), crowd, report);
            delivery(system, crowd.getFirst(), report);
        }
    }

    /** A stream for each of a thousand users. */
    private static void heap(URI gateway, List<Person> crowd, Report report) throws Exception {
        List<String> tokens = crowd.stream().map(person -> person.tokens().access()).toList();
        long pid = Processes.pid(Component.GATEWAY.title());
        try (OpenStreams warm = new OpenStreams(gateway, tokens.subList(0, WARM_UP_STREAMS))) {
            Heap.liveBytes(pid);
        }
        Pause.of(SETTLE);
        long before = Heap.liveBytes(pid);
        long after;
        try (OpenStreams open = new OpenStreams(gateway, tokens)) {
            Pause.of(SETTLE);
            after = Heap.liveBytes(pid);
        }
        report.columns(
                "users, a stream each",
                "heap before, KiB",
                "heap with streams, KiB",
                "a stream, KiB (target: 16)");
        report.row(
                STREAMS,
                before / BYTES_PER_KIB,
                after / BYTES_PER_KIB,
                (after - before) / BYTES_PER_KIB / STREAMS);
    }

    /** One user's events concern all of his streams. */
    private static void delivery(LocalSystem system, Person person, Report report)
            throws Exception {
        Connection database = system.postgres().connect("identity");
        List<String> tokens = Collections.nCopies(STREAMS, person.tokens().access());
        try (OpenStreams streams = new OpenStreams(system.url(Component.GATEWAY), tokens);
                EventCopies copies = EventCopies.ofSession(database, person.tokens().userId())) {
            new Delivery(system, streams, copies).of(WARM_UP_EVENTS);
            Delivery measured = new Delivery(system, streams, copies);
            measured.of(EVENTS);
            report.columns(
                    "of one event, from its commit, ms (%d times)".formatted(EVENTS),
                    "p50",
                    "p99",
                    "most");
            row(report, "to the first of %d streams".formatted(STREAMS), measured.first);
            row(report, "to all of them (target: 100)", measured.last);
            row(report, "from the first to the last", measured.spread);
            row(report, "ceiling: to one plain consumer", measured.consumer);
        }
    }

    private static void row(Report report, String what, Samples samples) {
        report.row(what, samples.millis(0.5), samples.millis(0.99), samples.millis(1));
    }

    private static final class Delivery {

        private final LocalSystem system;
        private final OpenStreams streams;
        private final EventCopies copies;
        private final Samples first = new Samples();
        private final Samples last = new Samples();
        private final Samples spread = new Samples();
        private Samples consumer = new Samples();

        Delivery(LocalSystem system, OpenStreams streams, EventCopies copies) {
            this.system = system;
            this.streams = streams;
            this.copies = copies;
        }

        void of(int events) throws Exception {
            Arrivals topic = new Arrivals(events);
            try (TopicWatch watch =
                    new TopicWatch(
                            system.kafka(),
                            Topic.IDENTITY.topicName(),
                            row ->
                                    topic.came(
                                            id(row.headers().lastHeader("ce_id")),
                                            System.nanoTime()))) {
                for (int i = 0; i < events; i++) {
                    Pause.of(INTERVAL);
                    UUID event = copies.commit();
                    long committed = System.nanoTime();
                    topic.sent(event, committed);
                    OpenStreams.Seen seen = streams.await(event);
                    first.add(seen.first() - committed);
                    last.add(seen.last() - committed);
                    spread.add(seen.last() - seen.first());
                }
                consumer = topic.await("on the topic");
            }
        }

        private static UUID id(Header header) {
            return UUID.fromString(new String(header.value(), StandardCharsets.UTF_8));
        }
    }
}
