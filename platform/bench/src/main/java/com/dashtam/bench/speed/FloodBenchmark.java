package com.dashtam.bench.speed;

import com.dashtam.bench.client.Person;
import com.dashtam.bench.client.SystemClient;
import com.dashtam.bench.client.ThrowawaySystem;
import com.dashtam.local.system.Component;
import com.dashtam.local.system.LocalSystem;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long a list of accounts takes while strangers try passwords from everywhere, several times as
 * many as can be hashed, beside the same list in the quiet moments between.
 */
final class FloodBenchmark implements Benchmark {

    private static final int READS_PER_SECOND = 100;
    private static final int CONNECTIONS = 20;
    private static final int SIGN_INS_PER_SECOND = 50;
    private static final int ROUNDS = 3;
    private static final Duration WARM_UP =
            Duration.ofSeconds(Integer.getInteger("dashtam.bench.warmup", 20));
    private static final Duration ROUND = Duration.ofSeconds(20);
    private static final Duration BUILD_UP = Duration.ofSeconds(5);

    @Override
    public String name() {
        return "flood";
    }

    @Override
    public void run(Setting setting, Report report) throws Exception {
        try (LocalSystem system = setting.newSystem(ThrowawaySystem.wideLimits())) {
            system.start();
            Person person = Crowd.banked(new SystemClient(system));
            Load reads =
                    new Load(
                            system.url(Component.GATEWAY).resolve("api/v1/accounts"),
                            Map.of("Authorization", "Bearer " + person.tokens().access()));
            reads.run(CONNECTIONS, WARM_UP);
            var warm = new Rounds(system, reads);
            warm.flooded();
            var measured = new Rounds(system, reads);
            for (int round = 0; round < ROUNDS; round++) {
                measured.quiet();
                measured.flooded();
            }
            report(report, measured);
        }
    }

    private static final class Rounds {

        private final LocalSystem system;
        private final Load reads;
        private final Samples quiet = new Samples();
        private final Samples flooded = new Samples();
        private final Map<Integer, Long> answers = new TreeMap<>();

        Rounds(LocalSystem system, Load reads) {
            this.system = system;
            this.reads = reads;
        }

        void quiet() throws InterruptedException {
            Pause.of(BUILD_UP);
            reads.paced(CONNECTIONS, READS_PER_SECOND, ROUND, quiet);
        }

        void flooded() throws InterruptedException {
            try (SignInFlood flood =
                    new SignInFlood(system.url(Component.GATEWAY), SIGN_INS_PER_SECOND)) {
                Pause.of(BUILD_UP);
                reads.paced(CONNECTIONS, READS_PER_SECOND, ROUND, flooded);
                flood.answers().forEach((status, count) -> answers.merge(status, count, Long::sum));
            }
        }
    }

    private static void report(Report report, Rounds measured) {
        report.title("flood of sign-ins");
        report.note(
                "%d reads/s, each late from the moment it was due; %d sign-ins/s, each from an address of its own; %d rounds of %d s in turn. The sign-ins were answered: %s."
                        .formatted(
                                READS_PER_SECOND,
                                SIGN_INS_PER_SECOND,
                                ROUNDS,
                                ROUND.toSeconds(),
                                measured.answers));
        report.columns("a list of accounts", "p50, ms", "p99, ms", "most, ms");
        row(report, "quiet", measured.quiet);
        row(report, "during the flood", measured.flooded);
        report.row(
                "flood ÷ quiet (target for p99: 2)",
                ratio(measured, 0.5),
                ratio(measured, 0.99),
                ratio(measured, 1));
    }

    private static void row(Report report, String title, Samples samples) {
        report.row(title, samples.millis(0.5), samples.millis(0.99), samples.millis(1));
    }

    private static double ratio(Rounds measured, double share) {
        return measured.flooded.millis(share) / measured.quiet.millis(share);
    }
}
