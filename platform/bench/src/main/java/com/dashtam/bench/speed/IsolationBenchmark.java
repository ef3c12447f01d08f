package com.dashtam.bench.speed;

import com.dashtam.bench.client.Person;
import com.dashtam.bench.client.SystemClient;
import com.dashtam.bench.client.ThrowawaySystem;
import com.dashtam.local.system.LocalSystem;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/**
 * How long calls to one institution take while another needs ten seconds for each of its own and
 * more callers wait for it than are let through, beside the quiet moments between.
 */
final class IsolationBenchmark implements Benchmark {

    private static final int ROUNDS = 5;
    private static final int CALLS_PER_SECOND = 50;
    private static final int CONNECTIONS = 8;
    private static final int CALLERS_OF_THE_SLOW_ONE = 64;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration ROUND = Duration.ofSeconds(20);
    private static final Duration SLOWNESS = Duration.ofSeconds(10);
    private static final Duration BUILD_UP = SLOWNESS.plusSeconds(2);
    private static final double LIMIT = 1.25;

    @Override
    public String name() {
        return "isolation";
    }

    @Override
    public void run(Setting setting, Report report) throws Exception {
        Map<String, String> environment = new HashMap<>(ThrowawaySystem.wideLimits());
        // A slow call shall come to its end, so that no breaker spares anybody.
        environment.put("DASHTAM_PROVIDER_CALLS_TIMEOUT", "19s");
        try (LocalSystem system = setting.newSystem(environment);
                var feed = open(system)) {
            SystemClient client = new SystemClient(system);
            Person person = Crowd.signedIn(client);
            UUID broker = broker(client, person);
            var started = person.startConnection("Slow").expect(201);
            UUID bank = person.complete(person.consent(started)).expect(201).id("id");
            new Load(feed.accounts(broker), feed.headers()).run(CONNECTIONS, WARM_UP);
            report.title("a slow institution beside another");
            report.note(
                    "%d calls/s of one institution, each late from the moment it was due; %d callers of another that takes %d s a call; %d rounds of %d s in turn."
                            .formatted(
                                    CALLS_PER_SECOND,
                                    CALLERS_OF_THE_SLOW_ONE,
                                    SLOWNESS.toSeconds(),
                                    ROUNDS,
                                    ROUND.toSeconds()));
            report.columns(
                    "round",
                    "alone, p50 ms",
                    "p99 ms",
                    "beside the slow one, p50 ms",
                    "p99 ms",
                    "ratio of p99");
            double[] ratios = new double[ROUNDS];
            Callable<Samples> quiet = () -> latency(feed, broker);
            Callable<Samples> crowded =
                    () -> {
                        try (var _ = new Crowded(client, feed, feed.accounts(bank))) {
                            Pause.of(BUILD_UP);
                            return latency(feed, broker);
                        }
                    };
            for (int round = 0; round < ROUNDS; round++) {
                // In turn, so that a machine that grows slower or faster is on neither side.
                boolean quietFirst = round % 2 == 0;
                Samples first = (quietFirst ? quiet : crowded).call();
                Samples second = (quietFirst ? crowded : quiet).call();
                Samples alone = quietFirst ? first : second;
                Samples beside = quietFirst ? second : first;
                ratios[round] = p99(beside) / p99(alone);
                report.row(
                        round + 1, p50(alone), p99(alone), p50(beside), p99(beside), ratios[round]);
            }
            report.row("median (target: at most " + LIMIT + ")", "", "", "", "", median(ratios));
        }
    }

    private static InstitutionFeed open(LocalSystem system) throws Exception {
        system.start();
        return new InstitutionFeed(system);
    }

    private static UUID broker(SystemClient client, Person person) {
        var keys = client.bank().brokerKeys(person.name());
        return person.caller()
                .post(
                        "/api/v1/providers",
                        Map.of(
                                "provider_slug",
                                "alpaca",
                                "credentials",
                                Map.of(
                                        "api_key", keys.text("api_key"),
                                        "api_secret", keys.text("api_secret"))))
                .expect(201)
                .id("id");
    }

    private static Samples latency(InstitutionFeed feed, UUID broker) throws Exception {
        Samples latency = new Samples();
        new Load(feed.accounts(broker), feed.headers())
                .paced(CONNECTIONS, CALLS_PER_SECOND, ROUND, latency);
        return latency;
    }

    private static double p50(Samples latency) {
        return latency.millis(0.5);
    }

    private static double p99(Samples latency) {
        return latency.millis(0.99);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /**
     * More callers of a slow institution than it is asked by at a time. They come one after the
     * other: calls that begin together end together, and all of their answers at one moment would
     * be a load of their own.
     */
    private static final class Crowded implements AutoCloseable {

        private final SystemClient client;
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        private final AtomicBoolean over = new AtomicBoolean();

        Crowded(SystemClient client, InstitutionFeed feed, URI slow) {
            this.client = client;
            client.bank()
                    .fault(
                            Map.of(
                                    "kind",
                                    "slow",
                                    "operation",
                                    "accounts",
                                    "count",
                                    1_000_000,
                                    "delay",
                                    SLOWNESS.toString()));
            IntStream.range(0, CALLERS_OF_THE_SLOW_ONE)
                    .forEach(caller ->
                            threads.execute(() -> {
                                Pause.of(
                                        SLOWNESS.multipliedBy(caller)
                                                .dividedBy(CALLERS_OF_THE_SLOW_ONE));
                                ask(feed, slow);
                            }));
        }

        private void ask(InstitutionFeed feed, URI slow) {
            while (!over.get()) {
                try {
                    feed.status(slow);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }

        @Override
        public void close() {
            client.bank().noFaults();
            over.set(true);
            threads.close();
        }
    }
}
