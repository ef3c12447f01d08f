package com.dashtam.bench.chaos;

import com.dashtam.bench.chaos.Kills.Kill;
import com.dashtam.bench.client.SystemClient;
import com.dashtam.bench.evidence.Collector;
import com.dashtam.bench.journal.Journal;
import com.dashtam.bench.reconcile.Reconciliation;
import com.dashtam.local.system.Component;
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

    /** Takes Kafka away for a while, then kills each process in a drawn order. */
    public ChaosResult run(ChaosOptions options) {
        Instant began = Instant.now();
        narration.accept(
                "seed %d, %d kills of each process".formatted(options.seed(), options.kills()));
        var random = new SplittableRandom(options.seed());
        var client = new SystemClient(system);
        var tally = new Tally();
        Kills kills = Kills.drawn(options.kills(), random);
        var load = new Load(client, journal, tally, random.split());
        List<ChaosResult.Outage> outages = new ArrayList<>();
        long withoutKafka = 0;
        try {
            load.awaitSettled();
            withoutKafka = takeKafkaAway(options.kafkaAway(), tally);
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
                options,
                withoutKafka,
                outages,
                tally.counts(),
                reconciliation,
                Duration.between(began, Instant.now()));
    }

    /** Returns how many commands were acknowledged meanwhile. */
    private long takeKafkaAway(Duration away, Tally tally) {
        if (away.isZero()) {
            return 0;
        }
        system.kill(Component.KAFKA);
        long before = tally.counts().acknowledged();
        Pause.of(away);
        long acknowledged = tally.counts().acknowledged() - before;
        system.restart(Component.KAFKA);
        narration.accept(
                "without Kafka for %d s   %d commands acknowledged, %s"
                        .formatted(away.toSeconds(), acknowledged, tally.counts()));
        return acknowledged;
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
