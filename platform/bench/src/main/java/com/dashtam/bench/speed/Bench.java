package com.dashtam.bench.speed;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** {@code ./dashtam bench}: measures, and prints figures beside what the machine allows. */
public final class Bench {

    private static final int USAGE = 2;
    private static final List<Benchmark> ALL =
            List.of(
                    new SystemBenchmark(),
                    new EventsBenchmark(),
                    new SyncBenchmark(),
                    new JobsBenchmark(),
                    new FeedBenchmark(),
                    new IsolationBenchmark(),
                    new GatewayBenchmark(),
                    new PeerBenchmark(),
                    new RefreshBenchmark(),
                    new SignInBenchmark(),
                    new FloodBenchmark(),
                    new StreamsBenchmark(),
                    new FilesBenchmark(),
                    new ReadingBenchmark(),
                    new MergeBenchmark());

    private Bench() {}

    public static void main(String[] names) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<String> wanted = List.of(names);
        List<String> known = ALL.stream().map(Benchmark::name).toList();
        if (!known.containsAll(wanted)) {
            out.println(known.stream().collect(Collectors.joining("|", "bench [", "]...")));
            System.exit(USAGE);
        }
        out.println("On " + Machine.description() + ".");
        Report report = new Report(out);
        for (Benchmark benchmark : ALL) {
            if (wanted.isEmpty() || wanted.contains(benchmark.name())) {
                benchmark.run(new Setting(), report);
            }
        }
    }
}
