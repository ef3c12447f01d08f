package com.dashtam.bench.speed;

import com.dashtam.bench.peer.Flood;
import com.dashtam.bench.peer.Gateways;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How many requests a second our gateway forwards with all of its checks on, beside two stock
 * gateways of the same framework, one that checks nothing and one that checks tokens and limits
 * with what the framework brings, and beside nginx as a bare proxy where it is on the PATH.
 */
final class PeerBenchmark implements Benchmark {

    private static final int CONNECTIONS = 64;
    private static final int MANY_USERS = 10_000;
    private static final int ROUNDS = Integer.getInteger("dashtam.bench.rounds", 3);
    private static final Duration WARM_UP =
            Duration.ofSeconds(Integer.getInteger("dashtam.bench.warmup", 20));
    private static final Duration ROUND = Duration.ofSeconds(6);

    private static final String ABSENT = "not on the PATH";

    private static final class Runner {

        private final Flood flood;
        private long answered;
        private double cpuSeconds;

        Runner(URI target, List<String> tokens) {
            this.flood = new Flood(target, tokens);
        }

        void round() throws IOException {
            // The load and the service run in this JVM; all else is a child.
            double before = Processes.cpuSeconds();
            answered += flood.run(CONNECTIONS, ROUND);
            cpuSeconds += Processes.cpuSeconds() - before;
        }

        double perSecond() {
            return answered / (double) (ROUNDS * ROUND.toSeconds());
        }

        double cpuMicros() {
            return cpuSeconds * 1e6 / answered;
        }
    }

    @Override
    public String name() {
        return "peers";
    }

    @Override
    public void run(Setting setting, Report report) throws Exception {
        try (Gateways gateways = new Gateways()) {
            report.title("gateway beside stock gateways");
            report.note(
                    "%d connections, %d rounds of %d s in turn, after %d s of warming up each; the load and the service behind share the cores."
                            .formatted(
                                    CONNECTIONS, ROUNDS, ROUND.toSeconds(), WARM_UP.toSeconds()));
            report.columns(
                    "users",
                    "ours, 1/s",
                    "CPU, µs",
                    "plain stock, 1/s",
                    "CPU, µs",
                    "stock with checks, 1/s",
                    "CPU, µs",
                    "nginx, 1/s",
                    "CPU, µs",
                    "ours ÷ plain",
                    "ours ÷ with checks",
                    "ours ÷ nginx");
            List<String> tokens = gateways.tokens(MANY_USERS);
            compare("1", gateways, tokens.subList(0, 1), report);
            compare(Integer.toString(MANY_USERS), gateways, tokens, report);
        }
    }

    private static void compare(String title, Gateways gateways, List<String> tokens, Report report)
            throws IOException {
        Runner ours = new Runner(gateways.ours(), tokens);
        Runner plain = new Runner(gateways.plain(), tokens);
        Runner checking = new Runner(gateways.checking(), tokens);
        Optional<Runner> bare = gateways.bare().map(url -> new Runner(url, tokens));
        List<Runner> all = new ArrayList<>(List.of(ours, plain, checking));
        bare.ifPresent(all::add);
        for (Runner one : all) {
            one.flood.run(CONNECTIONS, WARM_UP);
        }
        for (int i = 0; i < ROUNDS; i++) {
            for (Runner one : all) {
                one.round();
            }
        }
        report.row(
                title,
                ours.perSecond(),
                ours.cpuMicros(),
                plain.perSecond(),
                plain.cpuMicros(),
                checking.perSecond(),
                checking.cpuMicros(),
                bare.<Object>map(Runner::perSecond).orElse(ABSENT),
                bare.<Object>map(Runner::cpuMicros).orElse(ABSENT),
                ours.perSecond() / plain.perSecond(),
                ours.perSecond() / checking.perSecond(),
                bare.<Object>map(proxy -> ours.perSecond() / proxy.perSecond()).orElse(ABSENT));
    }
}
