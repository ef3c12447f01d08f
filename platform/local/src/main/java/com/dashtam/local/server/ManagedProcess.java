package com.dashtam.local.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One running child process. It has a session of its own, so a terminal's Ctrl-C passes it by. */
public final class ManagedProcess {

    private static final Duration POLL = Duration.ofMillis(25);
    private static final Duration KILL_LIMIT = Duration.ofSeconds(5);
    private static final int TAIL_LINES = 8;
    private static final int TAIL_BYTES = 8_192;

    private final ProcessSpec spec;
    private final Process process;
    private final CompletableFuture<Void> forgotten;

    /**
     * @param forgotten done once nothing names the process as a running one any more
     */
    ManagedProcess(ProcessSpec spec, Process process, CompletableFuture<Void> forgotten) {
        this.spec = spec;
        this.process = process;
        this.forgotten = forgotten;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    OptionalInt exitStatus() {
        return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /**
     * Waits until the process is ready; ends it when it is not in time.
     *
     * @throws ServerFailure with the end of the log, if it ended or was too slow
     */
    public ManagedProcess awaitReady(Readiness readiness, Duration limit) {
        Instant deadline = Instant.now().plus(limit);
        while (!readiness.isReady()) {
            if (hasEndedWithin(POLL)) {
                throw new ServerFailure(
                        "%s ended with status %d before it was ready; see %s%s"
                                .formatted(spec.name(), process.exitValue(), spec.log(), tail()));
            }
            if (Instant.now().isAfter(deadline)) {
                kill();
                throw new ServerFailure(
                        "%s was not ready after %d s; see %s%s"
                                .formatted(spec.name(), limit.toSeconds(), spec.log(), tail()));
            }
        }
        return this;
    }

    /** Asks the process to end, and kills it with its children when it does not in time. */
    public void stop() {
        if (isAlive()) {
            List<ProcessHandle> children = handle().descendants().toList();
            signal();
            if (!hasEndedWithin(spec.stopLimit())) {
                kill();
            }
            children.forEach(ManagedProcess::killAndWait);
        }
        awaitForgotten();
    }

    /** SIGKILL, for the process first and then for the children it had. */
    public void kill() {
        List<ProcessHandle> children = handle().descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        if (!hasEndedWithin(KILL_LIMIT)) {
            throw new ServerFailure(spec.name() + " cannot be killed, process " + pid());
        }
        children.forEach(ManagedProcess::killAndWait);
        awaitForgotten();
    }

    /** Whoever has ended a process may delete what told of it. */
    private void awaitForgotten() {
        forgotten.exceptionally(failure -> null).join();
    }

    private void signal() {
        switch (spec.stopSignal()) {
            case TERM -> process.destroy();
            case INT -> Shell.signal("INT", process.pid());
        }
    }

    private boolean hasEndedWithin(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("interrupted while waiting for " + spec.name(), interrupted);
        }
    }

    static void killAndWait(ProcessHandle handle) {
        handle.destroyForcibly();
        Instant deadline = Instant.now().plus(KILL_LIMIT);
        while (isRunning(handle) && Instant.now().isBefore(deadline)) {
            Shell.pause(POLL);
        }
    }

    /** False also for a process that is dead and waits for a parent that never asks (a zombie). */
    static boolean isRunning(ProcessHandle handle) {
        if (!handle.isAlive()) {
            return false;
        }
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(handle.pid()), "stat"));
            // The state follows the program's name, which stands in parentheses and may hold any.
            return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException noProcFolder) {
            return handle.isAlive();
        }
    }

    private String tail() {
        Path log = spec.log();
        try (var channel = Files.newByteChannel(log)) {
            channel.position(Math.max(0, channel.size() - TAIL_BYTES));
            var in = Channels.newInputStream(channel);
            List<String> lines =
                    new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            return lines.stream()
                    .skip(Math.max(0, lines.size() - TAIL_LINES))
                    .reduce("", (text, line) -> text + System.lineSeparator() + "    " + line);
        } catch (IOException | UncheckedIOException unreadable) {
            return "";
        }
    }
}
