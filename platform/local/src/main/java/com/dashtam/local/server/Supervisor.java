package com.dashtam.local.server;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Starts child processes, and sees to it that they end with this JVM, however it ends. All data of
 * the servers it supervises lies in one folder.
 */
public final class Supervisor {

    private static final long LOG_BYTES = 16L << 20;
    private static final String LOGS = "logs";

    private final Path folder;
    private final Optional<ProcessLedger> ledger;
    private final ParentGuard guard;
    private volatile boolean closed;

    private Supervisor(Path folder, Optional<ProcessLedger> ledger, ParentGuard guard) {
        this.folder = folder;
        this.ledger = ledger;
        this.guard = guard;
    }

    /** For a system whose data stays in the folder, and whose processes are noted in the ledger. */
    public static Supervisor in(Path folder, ProcessLedger ledger) {
        Folders.create(folder);
        return new Supervisor(folder, Optional.of(ledger), ParentGuard.start(""));
    }

    /** For tests: a new folder, which is deleted after this JVM has ended. */
    public static Supervisor temporary() {
        Path folder = Folders.temporary("dashtam-test-");
        return new Supervisor(folder, Optional.empty(), ParentGuard.start(folder.toString()));
    }

    /** Whether there will be another start of the same system. */
    boolean isLasting() {
        return ledger.isPresent();
    }

    public Path folder() {
        return folder;
    }

    /** The folder of one component, made when it is missing. */
    Path folder(String component) {
        return Folders.create(folder.resolve(component));
    }

    public Path log(String component) {
        return folder.resolve(LOGS).resolve(component + ".log");
    }

    /** From now on nothing can be started. */
    public void close() {
        closed = true;
    }

    /**
     * @throws ServerFailure if the program cannot be run, or after {@link #close}
     */
    public ManagedProcess start(ProcessSpec spec) {
        if (closed) {
            throw new ServerFailure(spec.name() + " is not started: the system is stopping");
        }
        List<String> command = new ArrayList<>(Shell.ownSession());
        command.addAll(spec.command());
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(spec.directory().toFile())
                        .redirectErrorStream(true)
                        .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                        .redirectOutput(Redirect.appendTo(logFile(spec).toFile()));
        builder.environment().putAll(spec.environment());
        try {
            return register(spec, builder.start());
        } catch (IOException e) {
            throw new ServerFailure("cannot start " + spec.name() + ": " + e.getMessage(), e);
        }
    }

    private ManagedProcess register(ProcessSpec spec, Process process) {
        guard.watch(process.pid(), spec.stopSignal());
        ledger.ifPresent(file -> file.add(spec.name(), process.toHandle()));
        return new ManagedProcess(spec, process, process.onExit().thenAccept(this::forget));
    }

    private void forget(Process process) {
        guard.forget(process.pid());
        ledger.ifPresent(file -> file.remove(process.pid()));
    }

    private static Path logFile(ProcessSpec spec) {
        Path log = spec.log();
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            if (Files.exists(log) && Files.size(log) > LOG_BYTES) {
                Files.move(
                        log,
                        log.resolveSibling(log.getFileName() + ".1"),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new ServerFailure("cannot write the log " + log, e);
        }
        return log;
    }
}
