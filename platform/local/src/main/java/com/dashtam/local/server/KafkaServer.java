package com.dashtam.local.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** One Kafka broker in a JVM of its own. */
public final class KafkaServer extends ProcessServer implements Kafka {

    public static final String NAME = "kafka";
    public static final String PORT_VARIABLE = "DASHTAM_KAFKA_PORT";
    public static final String CONTROLLER_PORT_VARIABLE = "DASHTAM_KAFKA_CONTROLLER_PORT";

    private static final String MODULE = "platform/broker";
    private static final String MAIN = "com.dashtam.broker.Broker";
    private static final int HEAP_MEGABYTES = 192;
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    /**
     * @param port 0 picks a free one
     * @param controllerPort 0 picks a free one
     */
    public record Settings(int port, int controllerPort) {

        public static Settings forTests() {
            return new Settings(0, 0);
        }
    }

    private final int port;
    private final int controllerPort;

    public KafkaServer(Supervisor supervisor, Settings settings) {
        super(supervisor);
        this.port = Ports.orFree(settings.port());
        this.controllerPort = Ports.orFree(settings.controllerPort());
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
    ProcessSpec prepare() {
        Ports.requireFree(port, NAME, PORT_VARIABLE);
        Ports.requireFree(controllerPort, NAME, CONTROLLER_PORT_VARIABLE);
        Path folder = supervisor().folder(NAME);
        List<String> command =
                Installation.java(
                        MODULE,
                        HEAP_MEGABYTES,
                        MAIN,
                        folder.resolve("data").toString(),
                        Integer.toString(port),
                        Integer.toString(controllerPort));
        return ProcessSpec.of(NAME, command, folder, supervisor().log(NAME));
    }

    /** The broker opens its port for clients last, when its start is complete. */
    @Override
    Readiness readiness() {
        return Readiness.tcp(port);
    }

    @Override
    Duration startLimit() {
        return START_LIMIT;
    }
}
