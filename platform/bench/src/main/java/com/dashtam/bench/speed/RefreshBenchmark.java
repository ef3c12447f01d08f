package com.dashtam.bench.speed;

import com.dashtam.bench.client.Person;
import com.dashtam.bench.client.SystemClient;
import com.dashtam.bench.client.ThrowawaySystem;
import com.dashtam.local.system.Component;
import com.dashtam.local.system.LocalSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many refreshes a second the whole system does: each exchanges the newest token of one of many
 * sessions and signs a new access token, through the gateway. Beside it what any such service needs
 * at least: its two commits, and its signature.
 */
final class RefreshBenchmark implements Benchmark {

    private static final int SESSIONS = 256;
    private static final int CONNECTIONS = 32;
    private static final int ROUNDS = 3;
    private static final int COMMITS_OF_A_REFRESH = 2;
    private static final Duration WARM_UP =
            Duration.ofSeconds(Integer.getInteger("dashtam.bench.warmup", 60));
    private static final Duration ROUND = Duration.ofSeconds(10);
    private static final Duration CEILING = Duration.ofSeconds(4);
    private static final double MILLIS_PER_SECOND = 1e3;

    @Override
    public String name() {
        return "refresh";
    }

    @Override
    public void run(Setting setting, Report report) throws Exception {
        try (LocalSystem system = setting.newSystem(ThrowawaySystem.cheapPasswords())) {
            system.start();
            Refreshes refreshes =
                    new Refreshes(
                            system.url(Component.GATEWAY),
                            Crowd.signedIn(new SystemClient(system), SESSIONS).stream()
                                    .map(Person::tokens)
                                    .toList());
            report.title("refresh");
            report.note(
                    "%d sessions over %d connections, %d rounds of %d s; the load is on the same cores."
                            .formatted(SESSIONS, CONNECTIONS, ROUNDS, ROUND.toSeconds()));
            refreshes.run(CONNECTIONS, WARM_UP);
            try (BareCommits commits = new BareCommits(system.postgres())) {
                measure(refreshes, commits, report);
            }
        }
    }

    private static void measure(Refreshes refreshes, BareCommits commits, Report report)
            throws Exception {
        List<Double> done = new ArrayList<>();
        List<Double> committed = new ArrayList<>();
        List<Double> signed = new ArrayList<>();
        Samples latency = new Samples();
        Map<String, Double> cpu = new TreeMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            Map<String, Double> before = Processes.cpuSecondsByName();
            done.add(refreshes.run(CONNECTIONS, ROUND, latency));
            Processes.cpuSecondsByName()
                    .forEach((name, seconds) ->
                            cpu.merge(name, seconds - before.getOrDefault(name, 0.0), Double::sum));
            committed.add(commits.perSecond(CEILING) / COMMITS_OF_A_REFRESH);
            signed.add(Signatures.perSecond(CEILING));
        }
        report.columns(
                "",
                "refreshes, 1/s",
                "p50, ms",
                "p99, ms",
                "pairs of commits alone, 1/s",
                "signatures alone, 1/s",
                "÷ commits",
                "÷ signatures");
        report.row(
                "refresh (target: 300/s)",
                mean(done),
                latency.millis(0.5),
                latency.millis(0.99),
                mean(committed),
                mean(signed),
                mean(done) / mean(committed),
                mean(done) / mean(signed));
        report.columns("processor time of a refresh", "ms");
        cpu.forEach(
                (name, seconds) -> report.row(name, seconds * MILLIS_PER_SECOND / latency.size()));
    }

    private static double mean(List<Double> figures) {
        return figures.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
