package com.dashtam.bench.reconcile;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import com.dashtam.bench.reconcile.Trail.OutboxRow;
import com.dashtam.bench.reconcile.Trail.TopicRecord;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Each outbox row is on its topic, nothing else is, and the first records of one key's events stand
 * in the order of their commits. Repeats may come at any time: consumers pass them over.
 */
final class OutboxReachesTopics implements Check {

    @Override
    public String name() {
        return "outbox reaches topics";
    }

    @Override
    public void compare(Evidence evidence, Findings findings) {
        List<OutboxRow> rows = evidence.trail().outbox();
        List<TopicRecord> records = evidence.trail().records();
        Map<UUID, List<TopicRecord>> byId =
                records.stream().collect(groupingBy(record -> record.event().id()));
        for (OutboxRow row : rows) {
            List<TopicRecord> found = byId.getOrDefault(row.event().id(), List.of());
            if (found.isEmpty()) {
                findings.add("%s is in the outbox and not on %s", row.event(), row.event().topic());
            }
            found.stream()
                    .filter(record -> !record.event().equals(row.event()))
                    .forEach(record -> findings.add("%s differs from its row", record.event()));
        }
        Set<UUID> written = new HashSet<>();
        rows.forEach(row -> written.add(row.event().id()));
        records.stream()
                .map(TopicRecord::event)
                .filter(event -> !written.contains(event.id()))
                .distinct()
                .forEach(event ->
                        findings.add("%s is on %s and in no outbox", event, event.topic()));
        compareOrder(rows, records, findings);
    }

    private record Key(String topic, String key) {}

    /** What has come on a key so far: where, and until when the latest of it had been written. */
    private record Stream(int partition, Instant latest) {}

    /**
     * Of two transactions at the same time either may be first; what was committed before another
     * event of its key was written has to be on the topic before it.
     */
    private static void compareOrder(
            List<OutboxRow> rows, List<TopicRecord> records, Findings findings) {
        Map<UUID, OutboxRow> byId =
                rows.stream().collect(toMap(row -> row.event().id(), row -> row, (a, b) -> a));
        Map<Key, Stream> streams = new HashMap<>();
        Set<UUID> seen = new HashSet<>();
        List<TopicRecord> inOrder =
                records.stream()
                        .sorted(
                                Comparator.comparing(TopicRecord::partition)
                                        .thenComparing(TopicRecord::offset))
                        .toList();
        for (TopicRecord record : inOrder) {
            Event event = record.event();
            OutboxRow row = byId.get(event.id());
            if (row == null || !seen.add(event.id())) {
                continue;
            }
            Key key = new Key(event.topic(), event.key());
            Stream before = streams.getOrDefault(key, new Stream(record.partition(), Instant.MIN));
            if (before.partition() != record.partition()) {
                findings.add("%s is on another partition than its key's others", event);
            }
            if (row.committed().isBefore(before.latest())) {
                findings.add("%s came after a later event of its key", event);
            }
            Instant latest =
                    row.written().isAfter(before.latest()) ? row.written() : before.latest();
            streams.put(key, new Stream(before.partition(), latest));
        }
    }
}
