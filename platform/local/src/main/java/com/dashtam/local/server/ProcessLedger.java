package com.dashtam.local.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The running processes as a file, so that another run can end what a killed one left behind. A
 * process is known by its id and its start, since ids are used again.
 */
public final class ProcessLedger {

    // The kernel's idea of when it was booted moves with the clock, and starts are counted from it.
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    /** One recorded process that is still the one that was recorded. */
    public record Running(String name, ProcessHandle handle) {

        private static final Duration END_LIMIT = Duration.ofSeconds(10);

        /** Asks it to end, then kills it. */
        public void end() {
            handle.destroy();
            Instant deadline = Instant.now().plus(END_LIMIT);
            while (ManagedProcess.isRunning(handle) && Instant.now().isBefore(deadline)) {
                Shell.pause(Duration.ofMillis(50));
            }
            List<ProcessHandle> all =
                    Stream.concat(Stream.of(handle), handle.descendants()).toList();
            all.forEach(ManagedProcess::killAndWait);
        }
    }

    private record Entry(String name, long pid, Instant started) {

        static Optional<Entry> parse(String line) {
            String[] parts = line.split(" ", 3);
            try {
                return parts.length == 3
                        ? Optional.of(
                                new Entry(
                                        parts[2],
                                        Long.parseLong(parts[0]),
                                        Instant.ofEpochMilli(Long.parseLong(parts[1]))))
                        : Optional.empty();
            } catch (NumberFormatException damaged) {
                return Optional.empty();
            }
        }

        String line() {
            return pid + " " + started.toEpochMilli() + " " + name;
        }

        Optional<Running> running() {
            return ProcessHandle.of(pid)
                    .filter(ManagedProcess::isRunning)
                    .filter(handle ->
                            handle.info().startInstant().filter(this::isStart).isPresent())
                    .map(handle -> new Running(name, handle));
        }

        private boolean isStart(Instant instant) {
            return Duration.between(started, instant).abs().compareTo(TOLERANCE) <= 0;
        }
    }

    private final Path file;
    private final Map<Long, Entry> entries = new LinkedHashMap<>();

    public ProcessLedger(Path file) {
        this.file = file;
    }

    /** Notes a process that has just been started. */
    public synchronized void add(String name, ProcessHandle handle) {
        Instant started = handle.info().startInstant().orElseGet(Instant::now);
        entries.put(handle.pid(), new Entry(name, handle.pid(), started));
        write();
    }

    synchronized void remove(long pid) {
        if (entries.remove(pid) != null) {
            write();
        }
    }

    /** Those of the file's processes that still run, in the order of their start. */
    public List<Running> running() {
        List<Running> running = new ArrayList<>();
        for (String line : lines()) {
            Entry.parse(line).flatMap(Entry::running).ifPresent(running::add);
        }
        return running;
    }

    /**
     * Deletes the file, and what a launcher that ended in the middle of a change has left of it.
     */
    public void delete() throws IOException {
        Files.deleteIfExists(file);
        Files.deleteIfExists(next());
    }

    private Path next() {
        return file.resolveSibling(file.getFileName() + ".new");
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write() {
        try {
            Path next = next();
            Files.write(next, entries.values().stream().map(Entry::line).toList());
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
