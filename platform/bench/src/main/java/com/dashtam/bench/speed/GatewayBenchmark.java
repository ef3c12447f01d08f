package com.dashtam.bench.speed;

import com.dashtam.bench.client.Person;
import com.dashtam.bench.client.SystemClient;
import com.dashtam.local.system.Component;
import com.dashtam.local.system.LocalSystem;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many requests a second pass the gateway with all of its checks (token, permission,
 * revocation, limit), beside the same requests sent to the service itself.
 */
final class GatewayBenchmark implements Benchmark {

    private static final int CONNECTIONS = 32;
    private static final int ROUNDS = 3;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration ROUND = Duration.ofSeconds(8);

    /** The limiter works as ever, with a bucket that this load cannot empty. */
    private static final Map<String, String> WIDE_LIMITS =
            Map.of(
                    "SPRING_APPLICATION_JSON",
                    """
                    {"dashtam": {"limits": {"policies": {"api_read": \
                    {"capacity": 10000000, "refill-per-minute": 10000000, "scope": "user"}}}}}\
                    """);

    private record Target(String title, Component service, String path) {}

    private static final List<Target> TARGETS =
            List.of(
                    new Target("a list from the database", Component.SYNC, "api/v1/accounts"),
                    new Target("a catalogue in memory", Component.PROVIDER, "api/v1/institutions"));

    @Override
    public String name() {
        return "gateway";
    }

    @Override
    public void run(Setting setting, Report report) throws Exception {
        try (LocalSystem system = setting.newSystem(WIDE_LIMITS)) {
            system.start();
            Person person = Crowd.banked(new SystemClient(system));
            report.title("gateway");
            report.note(
                    "%d connections, %d rounds of %d s in turn; the load's own work is on the same cores."
                            .formatted(CONNECTIONS, ROUNDS, ROUND.toSeconds()));
            report.columns(
                    "request",
                    "through the gateway, 1/s",
                    "p50, ms",
                    "p99, ms",
                    "service alone, 1/s",
                    "p50, ms",
                    "p99, ms",
                    "ratio");
            for (Target target : TARGETS) {
                compare(system, person, target, report);
            }
        }
    }

    private static void compare(LocalSystem system, Person person, Target target, Report report)
            throws Exception {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", "Bearer " + person.tokens().access());
        URI gateway = system.url(Component.GATEWAY).resolve(target.path());
        Load through = new Load(gateway, headers);
        headers.put(
                ServiceToken.HEADER, ServiceToken.of(system, Component.GATEWAY, target.service()));
        headers.put("X-Dashtam-Client-Ip", "127.0.0.1");
        Load alone = new Load(system.url(target.service()).resolve(target.path()), headers);
        through.run(CONNECTIONS, WARM_UP);
        alone.run(CONNECTIONS, WARM_UP);
        double[] sums = new double[6];
        for (int round = 0; round < ROUNDS; round++) {
            add(sums, 0, through.run(CONNECTIONS, ROUND));
            add(sums, 3, alone.run(CONNECTIONS, ROUND));
        }
        report.row(
                target.title(),
                sums[0] / ROUNDS,
                sums[1] / ROUNDS,
                sums[2] / ROUNDS,
                sums[3] / ROUNDS,
                sums[4] / ROUNDS,
                sums[5] / ROUNDS,
                sums[0] / sums[3]);
    }

    private static void add(double[] sums, int from, Load.Result result) {
        sums[from] += result.perSecond();
        sums[from + 1] += result.latency().millis(0.5);
        sums[from + 2] += result.latency().millis(0.99);
    }
}
