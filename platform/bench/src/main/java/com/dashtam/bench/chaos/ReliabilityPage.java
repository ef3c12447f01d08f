package com.dashtam.bench.chaos;

import com.dashtam.bench.chaos.ChaosResult.Outage;
import com.dashtam.local.system.Component;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** The page that holds the last result, below a text that stays. */
final class ReliabilityPage {

    static final String MARK = "<!-- The rest is written by ./dashtam chaos. -->";

    private static final double MILLIS = 1_000;

    private final InstantSource clock;
    private final Commit commit;

    ReliabilityPage(InstantSource clock, Commit commit) {
        this.clock = clock;
        this.commit = commit;
    }

    /**
     * @throws IllegalStateException if the page lacks the line below which results stand
     */
    void write(Path page, ChaosResult result) throws IOException {
        String text = Files.readString(page);
        int mark = text.indexOf(MARK);
        if (mark < 0) {
            throw new IllegalStateException(page + " lacks the line " + MARK);
        }
        Files.writeString(page, text.substring(0, mark + MARK.length()) + "\n\n" + render(result));
    }

    String render(ChaosResult result) {
        var text = new StringBuilder();
        var counts = result.counts();
        text.append(
                """
                ## The last run

                | | |
                |---|---|
                | When | %s |
                | Commit | %s |
                | Seed | %d |
                | Processors | %d |
                | Took | %d s |
                | Kills | %d |
                | Kafka away at length, commands acknowledged meanwhile | %d s, %d |
                | Commands acknowledged | %d |
                | Requests refused (4xx), failed (5xx), unanswered | %d, %d, %d |
                | Outbox rows | %d |
                | Records on topics, repeats among them | %d, %d |
                | Audit records | %d |
                | Workflows reported open | %d |
                | Differences | **%d** |

                """
                        .formatted(
                                clock.instant().truncatedTo(ChronoUnit.MINUTES),
                                commit.name(),
                                result.options().seed(),
                                Runtime.getRuntime().availableProcessors(),
                                result.took().toSeconds(),
                                result.outages().size(),
                                result.options().kafkaAway().toSeconds(),
                                result.withoutKafka(),
                                counts.acknowledged(),
                                counts.refused(),
                                counts.failed(),
                                counts.unanswered(),
                                result.reconciliation().evidence().trail().outbox().size(),
                                result.reconciliation().evidence().trail().records().size(),
                                result.reconciliation().repeats(),
                                result.reconciliation().evidence().trail().audit().size(),
                                result.reconciliation().evidence().trail().open().size(),
                                result.reconciliation().differences().size()));
        text.append("| Process | Kills | Away, median | Away, longest |\n|---|---|---|---|\n");
        Kills.VICTIMS.forEach(victim -> text.append(row(victim, result)));
        if (!result.reconciliation().isClean()) {
            text.append("\n```\n").append(result.reconciliation().report()).append("```\n");
        }
        return text.toString();
    }

    private static String row(Component victim, ChaosResult result) {
        List<Duration> away =
                result.outages().stream()
                        .filter(outage -> outage.victim() == victim)
                        .map(Outage::away)
                        .sorted()
                        .toList();
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.1f s | %.1f s |%n",
                victim.title(),
                away.size(),
                away.get(away.size() / 2).toMillis() / MILLIS,
                away.getLast().toMillis() / MILLIS);
    }
}
