package com.dashtam.bench.speed;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.dashtam.bench.merge.MergeRun;
import com.dashtam.local.server.Installation;
import com.dashtam.local.server.Postgres;
import com.dashtam.local.system.LocalSystem;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many transactions a second the merge engine takes in, new ones, the same again and the same
 * under other identifiers, beside a COPY of the same rows into an equal table with the same
 * indexes, and beside one row at a time.
 */
final class MergeBenchmark implements Benchmark {

    private static final int ROWS = 100_000;
    private static final int ROUNDS = 5;
    private static final int HEAP_MEBIBYTES = 256;

    @Override
    public String name() {
        return "merge";
    }

    @Override
    public void run(Setting setting, Report report) throws Exception {
        try (LocalSystem system = setting.newSystem(Map.of())) {
            system.start();
            report.title("merging %,d transactions".formatted(ROWS));
            report.note("%d rounds, rows a second; the first is cold.".formatted(ROUNDS));
            report.columns(
                    "round",
                    "new",
                    "again",
                    "renumbered",
                    "COPY",
                    "row by row",
                    "new ÷ COPY",
                    "again ÷ new",
                    "new ÷ row by row");
            int round = 1;
            for (List<Double> rates : rates(system.postgres())) {
                report.row(
                        round++,
                        rates.get(0),
                        rates.get(1),
                        rates.get(2),
                        rates.get(3),
                        rates.get(4),
                        rates.get(0) / rates.get(3),
                        rates.get(1) / rates.get(0),
                        rates.get(0) / rates.get(4));
            }
        }
    }

    private static List<List<Double>> rates(Postgres postgres)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Xmx" + HEAP_MEBIBYTES + "m",
                        "-Dslf4j.provider=org.slf4j.simple.SimpleServiceProvider",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                        "-Dslf4j.internal.verbosity=WARN",
                        "-cp",
                        classPath()));
        command.addAll(
                List.of(
                        MergeRun.class.getName(),
                        postgres.jdbcUrl("sync"),
                        Postgres.SUPERUSER,
                        Integer.toString(ROWS),
                        Integer.toString(ROUNDS)));
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (OutputStream input = process.getOutputStream()) {
            input.write(postgres.password().getBytes(US_ASCII));
        }
        String said = new String(process.getInputStream().readAllBytes(), US_ASCII);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the merge failed");
        }
        return said.lines()
                .map(line -> Arrays.stream(line.split(" ")).map(Double::parseDouble).toList())
                .toList();
    }

    private static String classPath() {
        Path sync = Installation.root().resolve("sync-service/target");
        return Stream.of(
                        System.getProperty("java.class.path"),
                        sync.resolve("sync-service.jar").toString(),
                        sync.resolve("lib").resolve("*").toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
