package com.dashtam.local.server;

import com.dashtam.local.server.ProcessSpec.StopSignal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** PostgreSQL from the unpacked binaries; as root it runs as the user nobody. */
public final class PostgresServer extends ProcessServer implements Postgres {

    public static final String NAME = "postgresql";
    public static final String PORT_VARIABLE = "DASHTAM_POSTGRES_PORT";

    private static final String VERSION = "18.6.0";
    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final int VALID_SECONDS = 2;

    private static final Map<String, String> LISTENING =
            Map.of("listen_addresses", "127.0.0.1", "unix_socket_directories", "");

    /** Whether a commit waits for the disk. */
    public enum Durability {
        /** Commits survive a crash of the machine. */
        FSYNC,
        /** Commits survive a kill of the server, not a crash of the machine: for tests. */
        NO_FSYNC
    }

    /**
     * @param port 0 picks a free one
     * @param password the superuser's, set when the data directory is made
     */
    public record Settings(int port, Durability durability, String password) {

        public static Settings forTests() {
            return new Settings(0, Durability.NO_FSYNC, "postgres");
        }

        @Override
        public String toString() {
            return "PostgreSQL on port " + port + ", " + durability;
        }
    }

    private final Settings settings;
    private final int port;

    public PostgresServer(Supervisor supervisor, Settings settings) {
        super(supervisor);
        this.settings = settings;
        this.port = Ports.orFree(settings.port());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String password() {
        return settings.password();
    }

    @Override
    ProcessSpec prepare() {
        Ports.requireFree(port, NAME, PORT_VARIABLE);
        Path programs =
                Unpacked.archive(
                                Host.current().postgresArchive(),
                                Folders.cache().resolve(NAME + "-" + VERSION))
                        .resolve("bin");
        Path log = supervisor().log(NAME);
        Path data = new PostgresData(supervisor().folder(NAME), programs, log).prepare(settings);
        return ProcessSpec.of(NAME, command(programs, data), data, log).with(StopSignal.INT);
    }

    @Override
    Readiness readiness() {
        return this::answers;
    }

    @Override
    Duration startLimit() {
        return START_LIMIT;
    }

    private List<String> command(Path programs, Path data) {
        List<String> command = PostgresData.asPostgresUser(programs.resolve("postgres"));
        command.addAll(List.of("-D", data.toString(), "-p", Integer.toString(port)));
        command.addAll(List.of("-c", "fsync=" + fsync()));
        LISTENING.forEach((key, value) -> command.addAll(List.of("-c", key + "=" + value)));
        SETTINGS.forEach((key, value) -> command.addAll(List.of("-c", key + "=" + value)));
        return command;
    }

    private String fsync() {
        return switch (settings.durability()) {
            case FSYNC -> "on";
            case NO_FSYNC -> "off";
        };
    }

    private boolean answers() {
        if (!Ports.isOpen(port)) {
            return false;
        }
        try (Connection connection = connect("postgres")) {
            return connection.isValid(VALID_SECONDS);
        } catch (SQLException notYet) {
            return false;
        }
    }
}
