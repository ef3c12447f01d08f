package com.dashtam.broker;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * Where the broker keeps its data and listens, and the Kafka configuration that follows from it.
 *
 * @param dataDirectory log segments and metadata; survives restarts
 * @param port the listener for clients, on the loopback address
 * @param controllerPort the KRaft listener, on the loopback address
 */
record BrokerSettings(Path dataDirectory, int port, int controllerPort) {

    private static final String HOST = "127.0.0.1";
    private static final int HIGHEST_PORT = 65_535;

    BrokerSettings {
        requirePort(port);
        requirePort(controllerPort);
        if (port == controllerPort) {
            throw new IllegalArgumentException("the two ports must differ: " + port);
        }
    }

    static BrokerSettings parse(String... arguments) {
        if (arguments.length != 3) {
            throw new IllegalArgumentException(
                    "usage: Broker <data directory> <port> <controller port>");
        }
        return new BrokerSettings(
                Path.of(arguments[0]).toAbsolutePath(),
                Integer.parseInt(arguments[1]),
                Integer.parseInt(arguments[2]));
    }

    Properties kafka() {
        Properties properties = new Properties();
        properties.putAll(
                Map.of(
                        "process.roles", "broker,controller",
                        "node.id", "1",
                        "controller.quorum.voters", "1@" + HOST + ":" + controllerPort,
                        "listeners",
                                "CLIENT://"
                                        + HOST
                                        + ":"
                                        + port
                                        + ",CONTROLLER://"
                                        + HOST
                                        + ":"
                                        + controllerPort,
                        "advertised.listeners", "CLIENT://" + HOST + ":" + port,
                        "listener.security.protocol.map", "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                        "inter.broker.listener.name", "CLIENT",
                        "controller.listener.names", "CONTROLLER",
                        "log.dirs", dataDirectory.toString()));
        properties.putAll(oneReplica());
        properties.putAll(small());
        // After a kill the new incarnation waits for the session of the dead one.
        properties.put("broker.session.timeout.ms", "2000");
        properties.put("broker.heartbeat.interval.ms", "500");
        properties.put("auto.create.topics.enable", "false");
        properties.put("group.initial.rebalance.delay.ms", "0");
        return properties;
    }

    private static Map<String, String> oneReplica() {
        return Map.of(
                "default.replication.factor", "1",
                "offsets.topic.replication.factor", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1");
    }

    private static Map<String, String> small() {
        return Map.of(
                "num.partitions", "3",
                "offsets.topic.num.partitions", "3",
                "transaction.state.log.num.partitions", "3",
                "share.coordinator.state.topic.num.partitions", "3",
                "num.network.threads", "2",
                "num.io.threads", "4",
                "background.threads", "2",
                "log.cleaner.dedupe.buffer.size", "8388608");
    }

    private static void requirePort(int port) {
        if (port < 1 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("no port: " + port);
        }
    }
}
