package com.dashtam.local.server;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** The data directory of PostgreSQL and the user to whom it belongs. */
final class PostgresData {

    private static final String PID_FILE = "postmaster.pid";

    private final Path folder;
    private final Path programs;
    private final Path log;

    /**
     * @param folder holds the data directory, and what is needed while that is made
     * @param programs the folder of initdb
     */
    PostgresData(Path folder, Path programs, Path log) {
        this.folder = folder;
        this.programs = programs;
        this.log = log;
    }

    /** The data directory; made aside and then moved, so that a half-made one is never used. */
    Path prepare(PostgresServer.Settings settings) {
        Path data = folder.resolve("data");
        if (Files.exists(data)) {
            removeStalePidFile(data);
            return data;
        }
        Path made = folder.resolve("data.new");
        Path password = folder.resolve("password");
        try {
            Folders.delete(made);
            Files.deleteIfExists(password);
            Files.createDirectory(made);
            writePrivately(password, settings.password());
            if (Folders.isRoot()) {
                Folders.requireTraversable(folder);
                Folders.giveToNobody(made);
                Folders.giveToNobody(password);
            }
            initialise(made, password, settings.durability());
            Files.move(made, data);
            Files.delete(password);
            return data;
        } catch (IOException e) {
            throw new ServerFailure("cannot make the PostgreSQL data directory in " + folder, e);
        }
    }

    private static void writePrivately(Path file, String text) throws IOException {
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }

    private void initialise(Path data, Path password, PostgresServer.Durability durability)
            throws IOException {
        List<String> command = asPostgresUser(programs.resolve("initdb"));
        command.addAll(List.of("-D", data.toString(), "--pwfile", password.toString()));
        command.addAll(List.of("--username", Postgres.SUPERUSER, "--auth", "scram-sha-256"));
        command.addAll(List.of("--encoding", "UTF8", "--locale", "C"));
        command.addAll(List.of("--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"));
        if (durability == PostgresServer.Durability.NO_FSYNC) {
            command.add("--no-sync");
        }
        Files.createDirectories(log.toAbsolutePath().getParent());
        int status = run(command, data);
        if (status != 0) {
            throw new ServerFailure("initdb ended with status " + status + "; see " + log);
        }
    }

    private int run(List<String> command, Path directory) throws IOException {
        try {
            return new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(log.toFile()))
                    .start()
                    .waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("interrupted while making " + directory, interrupted);
        }
    }

    /**
     * A dead server's process id may belong to another process by now, or to a zombie, and
     * PostgreSQL would then refuse to start.
     */
    private static void removeStalePidFile(Path data) {
        Path file = data.resolve(PID_FILE);
        try {
            if (Files.exists(file) && !isPostgres(Files.readAllLines(file))) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new ServerFailure("cannot read or remove " + file, e);
        }
    }

    private static boolean isPostgres(List<String> pidFile) {
        if (pidFile.isEmpty() || !pidFile.getFirst().strip().matches("\\d{1,18}")) {
            return false;
        }
        return ProcessHandle.of(Long.parseLong(pidFile.getFirst().strip()))
                .flatMap(handle -> handle.info().command())
                .filter(command -> command.endsWith("/postgres"))
                .isPresent();
    }

    /** The beginning of a command that runs the program as nobody if this process is root's. */
    static List<String> asPostgresUser(Path program) {
        List<String> command = new ArrayList<>();
        if (Folders.isRoot()) {
            command.add(setpriv().toString());
            command.addAll(List.of("--reuid=65534", "--regid=65534", "--clear-groups"));
            command.add("--no-new-privs");
        }
        command.add(program.toString());
        return command;
    }

    private static Path setpriv() {
        return Shell.find("setpriv")
                .orElseThrow(() ->
                        new ServerFailure(
                                "PostgreSQL does not run as root, and setpriv is not there to"
                                        + " change the user: install util-linux, or run as an"
                                        + " ordinary user"));
    }
}
