package com.dashtam.bench.reconcile;

import com.dashtam.bench.reconcile.Trail.TopicRecord;
import java.util.List;
import java.util.Locale;

/** What a comparison has come to. */
public record Reconciliation(Evidence evidence, List<Difference> differences) {

    private static final int MOST_SHOWN = 50;

    public Reconciliation {
        differences = List.copyOf(differences);
    }

    public boolean isClean() {
        return differences.isEmpty();
    }

    /** How many records a topic holds more than once, counted without the first of each. */
    public long repeats() {
        List<TopicRecord> records = evidence.trail().records();
        return records.size()
                - records.stream().map(record -> record.event().id()).distinct().count();
    }

    /** What was compared, then a line for each difference. */
    public String report() {
        var trail = evidence.trail();
        var text = new StringBuilder();
        text.append(
                String.format(
                        Locale.ROOT,
                        "%d commands acknowledged, %d outbox rows, %d records on topics"
                                + " (%d of them repeats), %d audit records, %d workflows open%n",
                        evidence.commands().size(),
                        trail.outbox().size(),
                        trail.records().size(),
                        repeats(),
                        trail.audit().size(),
                        trail.open().size()));
        if (isClean()) {
            return text.append("no difference").append(System.lineSeparator()).toString();
        }
        text.append(
                String.format(
                        Locale.ROOT,
                        "%d %s:%n",
                        differences.size(),
                        differences.size() == 1 ? "difference" : "differences"));
        differences.stream()
                .limit(MOST_SHOWN)
                .forEach(difference ->
                        text.append("  ").append(difference).append(System.lineSeparator()));
        return text.toString();
    }
}
