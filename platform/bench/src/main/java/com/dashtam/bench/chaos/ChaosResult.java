package com.dashtam.bench.chaos;

import com.dashtam.bench.reconcile.Reconciliation;
import com.dashtam.local.system.Component;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What came of it.
 *
 * @param withoutKafka how many commands were acknowledged while Kafka was away at length
 */
public record ChaosResult(
        ChaosOptions options,
        long withoutKafka,
        List<Outage> outages,
        Tally.Counts counts,
        Reconciliation reconciliation,
        Duration took) {

    /**
     * One kill.
     *
     * @param away from the kill until the process was ready again
     */
    public record Outage(Component victim, Duration away) {}

    public ChaosResult {
        outages = List.copyOf(outages);
    }

    public long kills(Component victim) {
        return outages.stream().filter(outage -> outage.victim() == victim).count();
    }

    public String summary() {
        return String.format(
                Locale.ROOT,
                "seed %d: %d kills in %d s; %d commands acknowledged, %d refused, %d answered with"
                        + " 5xx, %d unanswered%n%s",
                options.seed(),
                outages.size(),
                took.toSeconds(),
                counts.acknowledged(),
                counts.refused(),
                counts.failed(),
                counts.unanswered(),
                reconciliation.report());
    }
}
