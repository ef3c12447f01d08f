package com.dashtam.bench.speed;

import com.dashtam.bench.client.Person;
import com.dashtam.bench.client.SystemClient;
import com.dashtam.bench.client.ThrowawaySystem;
import com.dashtam.local.system.Component;
import com.dashtam.local.system.LocalSystem;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How many transactions a second provider-service fetches from the sandbox bank, normalises and
 * hands on, and how much of its heap that takes.
 */
final class FeedBenchmark implements Benchmark {

    private static final int ROWS = 100_000;
    private static final int TARGET_PER_SECOND = 50_000;
    private static final int ROUNDS = 3;
    private static final List<Integer> READERS = List.of(1, 2, 4);
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MICROS_PER_SECOND = 1e6;
    private static final double KIB_PER_MIB = 1024;
    private static final double BYTES_PER_MIB = 1024.0 * 1024.0;

    @Override
    public String name() {
        return "feed";
    }

    @Override
    public void run(Setting setting, Report report) throws Exception {
        try (LocalSystem system = setting.newSystem(ThrowawaySystem.wideLimits());
                var feed = open(system)) {
            Person person = Crowd.banked(new SystemClient(system));
            UUID connection =
                    person
                            .caller()
                            .get("/api/v1/providers")
                            .expect(200)
                            .items("connections")
                            .stream()
                            .map(found -> UUID.fromString(found.required("id").asString()))
                            .findFirst()
                            .orElseThrow();
            URI rows = feed.transactions(connection);
            long pid = Processes.pid(Component.PROVIDER.title());
            rate(feed, rows, 2);
            long idle = Heap.liveBytes(pid);
            long resident = resident(pid);
            report.title("feed of transactions");
            report.note(
                    "%d lines of a feed, read again and again; the bank, provider-service and the reader share the cores."
                            .formatted(ROWS));
            report.columns("readers at a time", "lines/s", "of the target of " + TARGET_PER_SECOND);
            Map<String, Double> before = Processes.cpuSecondsByName();
            long ownBefore = ownCpuNanos();
            for (int readers : READERS) {
                for (int round = 0; round < ROUNDS; round++) {
                    double rate = rate(feed, rows, readers);
                    report.row(readers, rate, rate / TARGET_PER_SECOND);
                }
            }
            costs(report, before, (ownCpuNanos() - ownBefore) / NANOS_PER_SECOND);
            report.note(
                    "%nProvider-service before and after: %.1f and %.1f MiB resident (target: at most 64 more), %.1f and %.1f MiB alive on its heap."
                            .formatted(
                                    resident / KIB_PER_MIB,
                                    resident(pid) / KIB_PER_MIB,
                                    idle / BYTES_PER_MIB,
                                    Heap.liveBytes(pid) / BYTES_PER_MIB));
        }
    }

    /** Of all rounds together; what a process uses when idle is in it. */
    private static void costs(Report report, Map<String, Double> before, double own) {
        long lines = (long) ROWS * ROUNDS * READERS.size();
        report.columns("process", "processor time of a line, µs");
        Processes.cpuSecondsByName()
                .forEach((name, seconds) ->
                        report.row(
                                name,
                                (seconds - before.getOrDefault(name, 0.0))
                                        * MICROS_PER_SECOND
                                        / lines));
        report.row("the reader", own * MICROS_PER_SECOND / lines);
    }

    private static long ownCpuNanos() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }

    private static InstitutionFeed open(LocalSystem system) throws Exception {
        system.start();
        return new InstitutionFeed(system);
    }

    private static long resident(long pid) {
        return Objects.requireNonNull(Processes.children().get(pid), "it has ended").residentKib();
    }

    private static double rate(InstitutionFeed feed, URI rows, int readers) throws Exception {
        long began = System.nanoTime();
        long total = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> reading = new ArrayList<>();
            for (int i = 0; i < readers; i++) {
                reading.add(threads.submit(() -> read(feed, rows, ROWS / readers)));
            }
            for (Future<Long> one : reading) {
                total += one.get();
            }
        }
        return total * NANOS_PER_SECOND / (System.nanoTime() - began);
    }

    private static long read(InstitutionFeed feed, URI rows, long wanted) throws Exception {
        long lines = 0;
        while (lines < wanted) {
            lines += feed.lines(rows);
        }
        return lines;
    }
}
