package com.dashtam.testing.container;

import com.dashtam.local.server.LocalServer;
import com.dashtam.local.server.Ports;
import com.dashtam.local.server.ServerFailure;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports.Binding;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;
import org.awaitility.Awaitility;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * One container. Its port on the loopback address is chosen once, so that clients find the server
 * again after a stop or a kill; its data lives as long as the container, which is removed when it
 * is closed, or by Testcontainers after this JVM has ended.
 */
abstract class ContainerServer implements LocalServer {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int STOP_SECONDS = 10;
    private static final String LOOPBACK = "127.0.0.1";

    private final Image image;
    private final int port = Ports.free();
    private final GenericContainer<?> container;

    /**
     * @param inside the port on which the server listens within its container
     */
    ContainerServer(Image image, int inside) {
        this.image = image;
        this.container =
                new GenericContainer<>(DockerImageName.parse(image.reference()))
                        .withExposedPorts(inside)
                        .withCreateContainerCmdModifier(command ->
                                Objects.requireNonNull(command.getHostConfig())
                                        .withPortBindings(
                                                new PortBinding(
                                                        Binding.bindIpAndPort(LOOPBACK, port),
                                                        new ExposedPort(inside))));
    }

    GenericContainer<?> container() {
        return container;
    }

    /** Whether the server serves; an exception is a no. */
    abstract boolean answers() throws Exception;

    public int port() {
        return port;
    }

    @Override
    public String name() {
        return image.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void start() {
        if (isRunning()) {
            return;
        }
        if (isMade()) {
            docker().startContainerCmd(container.getContainerId()).exec();
        } else {
            container.start();
        }
        Awaitility.await(name() + " in its container")
                .pollInterval(POLL)
                .atMost(START_LIMIT)
                .ignoreExceptions()
                .until(this::answers);
    }

    @Override
    public void stop() {
        if (isRunning()) {
            docker().stopContainerCmd(container.getContainerId()).withTimeout(STOP_SECONDS).exec();
        }
    }

    @Override
    public void kill() {
        if (isRunning()) {
            docker().killContainerCmd(container.getContainerId()).exec();
        }
    }

    @Override
    public boolean isRunning() {
        return isMade() && Boolean.TRUE.equals(state().getRunning());
    }

    @Override
    public OptionalInt exitStatus() {
        if (!isMade() || isRunning()) {
            return OptionalInt.empty();
        }
        var status = state().getExitCodeLong();
        return status == null ? OptionalInt.empty() : OptionalInt.of(status.intValue());
    }

    /** Removes the container with its data. */
    @Override
    public void close() {
        container.stop();
    }

    private boolean isMade() {
        return container.getContainerId() != null;
    }

    private ContainerState state() {
        try {
            return docker().inspectContainerCmd(container.getContainerId()).exec().getState();
        } catch (DockerException e) {
            throw new ServerFailure("cannot ask for the container of " + name(), e);
        }
    }

    private static DockerClient docker() {
        return org.testcontainers.DockerClientFactory.instance().client();
    }
}
