package com.dashtam.bench.chaos;

import com.dashtam.bench.chaos.Kills.Kill;
import com.dashtam.bench.client.SystemClient;
import com.dashtam.bench.evidence.Collector;
import com.dashtam.bench.journal.Journal;
import com.dashtam.bench.reconcile.Reconciliation;
import com.dashtam.local.system.LocalSystem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Kills every process of a running system a number of times, while customers use it. */
public final class Chaos {

    private static final double NANOS = 1e9;

    private final LocalSystem system;
    private final Consumer<String> narration;
    private final Journal journal = new Journal(InstantSource.system());

    /**
     * @param narration hears a line for each kill
     */
    public Chaos(LocalSystem system, Consumer<String> narration) {
        this.system = system;
        this.narration = narration;
    }

    /**
     * @param each how often each process is killed
     * @param seed draws the order and the moments of the kills, and what the customers do
     */
    public ChaosResult run(int each, long seed) {
        Instant began = Instant.now();
        narration.accept("seed %d, %d kills of each process".formatted(seed, each));
        var random = new SplittableRandom(seed);
        var client = new SystemClient(system);
        var tally = new Tally();
        Kills kills = Kills.drawn(each, random);
        var load = new Load(client, journal, tally, random.split());
        List<ChaosResult.Outage> outages = new ArrayList<>();
        try {
            load.awaitSettled();
            int number = 0;
            for (Kill kill : kills.order()) {
                number++;
                tally.awaitBegun(kill.requests());
                Pause.of(Duration.ofNanos(kill.micros() * 1_000L));
                Duration away = killAndRestart(kill);
                outages.add(new ChaosResult.Outage(kill.victim(), away));
                narration.accept(line(number, kills.order().size(), kill, away, tally));
            }
        } finally {
            load.stop();
        }
        Reconciliation reconciliation =
                new Aftermath(new Collector(system), journal, client.bank())
                        .reconcile(load.customers());
        return new ChaosResult(
                seed,
                each,
                outages,
                tally.counts(),
                reconciliation,
                Duration.between(began, Instant.now()));
    }

    private Duration killAndRestart(Kill kill) {
        Instant killed = Instant.now();
        system.kill(kill.victim());
        system.restart(kill.victim());
        return Duration.between(killed, Instant.now());
    }

    private static String line(int number, int all, Kill kill, Duration away, Tally tally) {
        return String.format(
                Locale.ROOT,
                "%3d/%d  kill -9 %-16s back after %5.1f s   %s",
                number,
                all,
                kill.victim().title(),
                away.toNanos() / NANOS,
                tally.counts());
    }
}
