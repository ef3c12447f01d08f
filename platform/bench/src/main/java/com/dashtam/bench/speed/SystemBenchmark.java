package com.dashtam.bench.speed;

import com.dashtam.bench.speed.Processes.Usage;
import com.dashtam.local.system.Component;
import com.dashtam.local.system.LocalSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** How long the system takes to start, and what it needs when nobody asks anything of it. */
final class SystemBenchmark implements Benchmark {

    private static final Duration SETTLE = Duration.ofSeconds(20);
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final double KIB_PER_MIB = 1_024;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double PERCENT = 100;

    @Override
    public String name() {
        return "system";
    }

    @Override
    public void run(Setting setting, Report report) {
        List<String> ready = new ArrayList<>();
        long began = System.nanoTime();
        try (LocalSystem system = setting.newSystem(Map.of())) {
            system.start(
                    EnumSet.allOf(Component.class),
                    (component, state, took) -> {
                        synchronized (ready) {
                            ready.add(
                                    "%s %.1f s"
                                            .formatted(component.title(), took.toMillis() / 1e3));
                        }
                    });
            double start = (System.nanoTime() - began) / NANOS_PER_SECOND;
            report.title("system");
            report.note("All ready after %.1f s: %s.".formatted(start, String.join(", ", ready)));
            Pause.of(SETTLE);
            idle(report);
        }
    }

    /** Of what has the same name, PostgreSQL's many processes for one, the sum. */
    private static void idle(Report report) {
        Map<Long, Usage> before = Processes.children();
        long from = System.nanoTime();
        Pause.of(IDLE);
        Map<Long, Usage> after = Processes.children();
        double seconds = (System.nanoTime() - from) / NANOS_PER_SECOND;
        Map<String, double[]> sums = new java.util.TreeMap<>();
        after.forEach((pid, usage) -> {
            double[] sum = sums.computeIfAbsent(usage.name(), name -> new double[3]);
            sum[0] += usage.residentKib() / KIB_PER_MIB;
            sum[1] += usage.proportionalKib() / KIB_PER_MIB;
            if (before.containsKey(pid)) {
                sum[2] += (usage.cpuSeconds() - before.get(pid).cpuSeconds()) / seconds * PERCENT;
            }
        });
        report.columns("idle", "RSS, MiB", "PSS, MiB", "% of one core");
        double[] all = new double[3];
        sums.forEach((name, sum) -> {
            report.row(name, sum[0], sum[1], sum[2]);
            for (int i = 0; i < all.length; i++) {
                all[i] += sum[i];
            }
        });
        report.row("all", all[0], all[1], all[2]);
    }
}
