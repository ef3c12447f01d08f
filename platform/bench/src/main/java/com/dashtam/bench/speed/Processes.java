package com.dashtam.bench.speed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the kernel says of this JVM's child processes; on Linux alone. */
final class Processes {

    /** One process at one moment. */
    record Usage(String name, long residentKib, long proportionalKib, double cpuSeconds) {}

    private static final int FIELD_USER_TICKS = 11;
    private static final int FIELD_SYSTEM_TICKS = 12;
    private static final double TICKS_PER_SECOND = 100;
    private static final Pattern JAR = Pattern.compile("([a-z-]+)\\.jar");

    private Processes() {}

    /** By process id. */
    static Map<Long, Usage> children() {
        Map<Long, Usage> usages = new TreeMap<>();
        ProcessHandle.current()
                .descendants()
                .forEach(process -> {
                    try {
                        usages.put(process.pid(), usage(process.pid()));
                    } catch (NoSuchFileException ended) {
                        usages.remove(process.pid());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
        return usages;
    }

    /** Seconds of processor time so far, of all that have the same name together. */
    static Map<String, Double> cpuSecondsByName() {
        return children().values().stream()
                .collect(
                        Collectors.groupingBy(
                                Usage::name,
                                TreeMap::new,
                                Collectors.summingDouble(Usage::cpuSeconds)));
    }

    /** Seconds of processor time so far, of all together. */
    static double cpuSeconds() {
        return children().values().stream().mapToDouble(Usage::cpuSeconds).sum();
    }

    /**
     * @param name of a child process, of which there is one
     */
    static long pid(String name) {
        return children().entrySet().stream()
                .filter(child -> child.getValue().name().equals(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no process " + name));
    }

    /** Processor time so far of those threads of a process whose names begin so, nanoseconds. */
    static long threadCpuNanos(long pid, String prefix) throws IOException {
        return threadCpuNanos(Path.of("/proc", Long.toString(pid), "task"), prefix);
    }

    static long threadCpuNanos(Path tasks, String prefix) throws IOException {
        long nanos = 0;
        try (Stream<Path> threads = Files.list(tasks)) {
            for (Path thread : threads.toList()) {
                try {
                    if (Files.readString(thread.resolve("comm")).startsWith(prefix)) {
                        // The first of three numbers: time on a processor.
                        String spent = Files.readString(thread.resolve("schedstat"));
                        nanos += Long.parseLong(spent.substring(0, spent.indexOf(' ')));
                    }
                } catch (NoSuchFileException ended) {
                    continue;
                }
            }
        }
        return nanos;
    }

    private static Usage usage(long pid) throws IOException {
        Path folder = Path.of("/proc", Long.toString(pid));
        String stat = Files.readString(folder.resolve("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        double ticks =
                Double.parseDouble(fields[FIELD_USER_TICKS])
                        + Double.parseDouble(fields[FIELD_SYSTEM_TICKS]);
        String memory = Files.readString(folder.resolve("smaps_rollup"));
        return new Usage(
                name(folder, stat),
                kib(memory, "Rss"),
                kib(memory, "Pss"),
                ticks / TICKS_PER_SECOND);
    }

    private static String name(Path folder, String stat) throws IOException {
        String command = Files.readString(folder.resolve("cmdline")).replace('\0', ' ');
        Matcher jar = JAR.matcher(command);
        return jar.find()
                ? jar.group(1)
                : stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
    }

    private static long kib(String memory, String field) {
        Matcher matcher = Pattern.compile("(?m)^" + field + ":\\s+(\\d+) kB").matcher(memory);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }
}
