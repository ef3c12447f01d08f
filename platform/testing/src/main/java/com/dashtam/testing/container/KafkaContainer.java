package com.dashtam.testing.container;

import com.dashtam.local.server.Kafka;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;

final class KafkaContainer extends ContainerServer implements Kafka {

    private static final int INSIDE = 9092;
    private static final int ANSWER_SECONDS = 2;

    KafkaContainer() {
        super(Image.KAFKA, INSIDE);
        container()
                .withEnv(
                        Map.ofEntries(
                                Map.entry("KAFKA_NODE_ID", "1"),
                                Map.entry("KAFKA_PROCESS_ROLES", "broker,controller"),
                                Map.entry("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@localhost:9093"),
                                Map.entry("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER"),
                                Map.entry("KAFKA_INTER_BROKER_LISTENER_NAME", "CLIENT"),
                                Map.entry("KAFKA_LISTENERS", "CLIENT://:9092,CONTROLLER://:9093"),
                                Map.entry(
                                        "KAFKA_ADVERTISED_LISTENERS",
                                        "CLIENT://" + bootstrapServers()),
                                Map.entry(
                                        "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP",
                                        "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                                Map.entry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false"),
                                Map.entry("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0"),
                                Map.entry("KAFKA_BROKER_SESSION_TIMEOUT_MS", "2000"),
                                Map.entry("KAFKA_BROKER_HEARTBEAT_INTERVAL_MS", "500"),
                                Map.entry("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1"),
                                Map.entry("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1"),
                                Map.entry("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1")));
    }

    /** The port is open before the broker behind it is. */
    @Override
    boolean answers() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            return !admin.describeCluster().nodes().get(ANSWER_SECONDS, TimeUnit.SECONDS).isEmpty();
        }
    }
}
