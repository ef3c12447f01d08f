package com.dashtam.bench.speed;

import com.dashtam.bench.file.FileReading;
import com.dashtam.bench.file.GeneratedFiles;
import com.dashtam.local.server.Installation;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads statement files in processes of their own: ours beside ofx4j and beside the library under
 * our tables, alternately; and the largest file in ever smaller heaps.
 */
final class FilesBenchmark implements Benchmark {

    private static final long MIB = 1 << 20;
    private static final long SOME = 8 * MIB;
    private static final long LARGEST = 32 * MIB - 1;
    private static final String SECONDS = "4";
    private static final String ONCE = "0";
    private static final int ROUNDS = 3;
    private static final int TIMEOUT_SECONDS = 120;
    private static final int LARGE_HEAP_MIB = 1024;

    /** What a reader logs would be measured too. */
    private static final List<String> SILENT =
            List.of(
                    "-Dslf4j.provider=org.slf4j.simple.SimpleServiceProvider",
                    "-Dorg.slf4j.simpleLogger.defaultLogLevel=off");

    /** From what the file itself takes to the target. */
    private static final List<Integer> HEAPS_MIB = List.of(44, 56, 72, 96);

    /** What one process said. */
    private record Reading(double bytesASecond, long idleBytes) {}

    @Override
    public String name() {
        return "files";
    }

    @Override
    public void run(Setting setting, Report report) throws IOException, InterruptedException {
        report.title("Statement files");
        Path folder = Files.createTempDirectory("dashtam-files");
        try {
            Path ofx = GeneratedFiles.ofx(folder.resolve("some.ofx"), SOME);
            Path csv = GeneratedFiles.csv(folder.resolve("some.csv"), SOME);
            report.note("Files of 8 MiB, %d runs of each reader in turn.".formatted(ROUNDS));
            report.columns(
                    "Reader", "MB per second of a core, median", "least", "most", "ours to it");
            compare(report, ofx, List.of("ofx", "ofx4j-tokens", "ofx4j"));
            compare(report, csv, List.of("csv", "fastcsv"));
            report.columns("32 MiB", "smallest heap, MiB", "idle before, MiB", "above idle, MiB");
            heap(report, "ofx", GeneratedFiles.ofx(folder.resolve("large.ofx"), LARGEST));
            heap(report, "csv", GeneratedFiles.csv(folder.resolve("large.csv"), LARGEST));
        } finally {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    /** The ratio is that of the first reader to each. */
    private static void compare(Report report, Path file, List<String> readers)
            throws IOException, InterruptedException {
        List<List<Double>> rates =
                readers.stream().<List<Double>>map(_ -> new ArrayList<>()).toList();
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < readers.size(); i++) {
                Reading read =
                        read(readers.get(i), file, SECONDS, LARGE_HEAP_MIB)
                                .orElseThrow(() -> new IllegalStateException("no answer"));
                rates.get(i).add(read.bytesASecond() / 1e6);
            }
        }
        rates.forEach(Collections::sort);
        double first = rates.getFirst().get(ROUNDS / 2);
        for (int i = 0; i < readers.size(); i++) {
            List<Double> rate = rates.get(i);
            double median = rate.get(ROUNDS / 2);
            report.row(readers.get(i), median, rate.getFirst(), rate.getLast(), first / median);
        }
    }

    private static void heap(Report report, String reader, Path file)
            throws IOException, InterruptedException {
        for (int heap : HEAPS_MIB) {
            Optional<Reading> read = read(reader, file, ONCE, heap);
            if (read.isPresent()) {
                double idle = (double) read.get().idleBytes() / MIB;
                report.row(reader, heap, idle, heap - idle);
                return;
            }
        }
        report.row(reader, "more than " + HEAPS_MIB.getLast(), "", "");
    }

    /** Absent when the heap was too small. */
    private static Optional<Reading> read(String reader, Path file, String seconds, int heapMib)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx" + heapMib + "m", "-XX:+UseSerialGC"));
        command.addAll(SILENT);
        command.addAll(List.of("--sun-misc-unsafe-memory-access=allow", "-cp", classPath()));
        command.addAll(List.of(FileReading.class.getName(), reader, file.toString(), seconds));
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String said =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            return Optional.empty();
        }
        String[] words = said.strip().split(" ");
        return Optional.of(new Reading(Double.parseDouble(words[0]), Long.parseLong(words[2])));
    }

    private static String classPath() {
        Path provider = Installation.root().resolve("provider-service/target");
        return Stream.of(
                        System.getProperty("java.class.path"),
                        provider.resolve("provider-service.jar").toString(),
                        provider.resolve("lib").resolve("*").toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
