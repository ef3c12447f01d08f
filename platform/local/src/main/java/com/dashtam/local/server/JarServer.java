package com.dashtam.local.server;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A module of this repository that was built to an executable jar: a service, the sandbox bank. */
public final class JarServer extends ProcessServer {

    private static final Duration START_LIMIT = Duration.ofSeconds(120);
    // The first process of a jar writes an archive of its classes when it ends.
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

    /**
     * A port to listen on.
     *
     * @param variable the environment variable that changes it
     */
    public record Listens(int port, String variable) {}

    /**
     * @param jar with its libraries named in its manifest
     * @param environment all that the process is configured with
     * @param health answers 200 when the process is ready
     */
    public record Settings(
            String name,
            Path jar,
            int heapMegabytes,
            List<Listens> ports,
            Map<String, String> environment,
            URI health) {

        public Settings {
            ports = List.copyOf(ports);
            environment = Map.copyOf(environment);
        }

        /** Without the environment, which holds passwords and keys. */
        @Override
        public String toString() {
            return name + " from " + jar;
        }
    }

    private final Settings settings;

    public JarServer(Supervisor supervisor, Settings settings) {
        super(supervisor);
        this.settings = settings;
    }

    @Override
    public String name() {
        return settings.name();
    }

    public Settings settings() {
        return settings;
    }

    @Override
    ProcessSpec prepare() {
        if (Files.notExists(settings.jar())) {
            throw new ServerFailure(name() + " has not been built: there is no " + settings.jar());
        }
        settings.ports().forEach(use -> Ports.requireFree(use.port(), name(), use.variable()));
        List<String> command =
                Installation.java(
                        settings.jar(), settings.heapMegabytes(), supervisor().isLasting());
        return ProcessSpec.of(
                        name(), command, supervisor().folder(name()), supervisor().log(name()))
                .with(settings.environment())
                .with(STOP_LIMIT);
    }

    @Override
    Readiness readiness() {
        return Readiness.http(settings.health());
    }

    @Override
    Duration startLimit() {
        return START_LIMIT;
    }
}
