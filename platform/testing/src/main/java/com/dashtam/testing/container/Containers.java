package com.dashtam.testing.container;

import com.dashtam.local.server.Kafka;
import com.dashtam.local.server.Postgres;
import com.dashtam.local.server.Redis;
import com.dashtam.local.server.ServerFailure;
import java.util.function.BooleanSupplier;
import org.testcontainers.DockerClientFactory;

/** Makes servers that run in containers on this machine. */
public final class Containers {

    private final BooleanSupplier daemon;

    public Containers() {
        this(() -> DockerClientFactory.instance().isDockerAvailable());
    }

    Containers(BooleanSupplier daemon) {
        this.daemon = daemon;
    }

    /**
     * @throws ServerFailure if no Docker daemon answers
     */
    public Postgres postgres() {
        requireDaemon();
        return new PostgresContainer();
    }

    /**
     * @throws ServerFailure if no Docker daemon answers
     */
    public Kafka kafka() {
        requireDaemon();
        return new KafkaContainer();
    }

    /**
     * @throws ServerFailure if no Docker daemon answers
     */
    public Redis redis() {
        requireDaemon();
        return new RedisContainer();
    }

    private void requireDaemon() {
        if (!daemon.getAsBoolean()) {
            throw new ServerFailure(
                    "-Dinfra=containers needs a Docker daemon, and none answers:"
                            + " start one, or leave the property out to run the embedded servers");
        }
    }
}
