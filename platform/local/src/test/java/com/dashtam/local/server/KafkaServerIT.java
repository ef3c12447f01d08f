package com.dashtam.local.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KafkaServerIT {

    private static final KafkaServer SERVER =
            new KafkaServer(Supervisor.temporary(), KafkaServer.Settings.forTests());

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @Test
    void keepsTopicsAndRecordsOverAKillAndARestart() throws Exception {
        try (Admin admin = Admin.create(clientSettings())) {
            admin.createTopics(List.of(new NewTopic("kept", 3, (short) 1))).all().get();
        }
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(
                        clientSettings(), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("kept", 0, "key", "value")).get();
        }

        SERVER.kill();
        assertThat(Ports.isOpen(SERVER.port())).isFalse();
        SERVER.start();

        assertThat(readAll("kept")).containsExactly("value");
    }

    @Test
    void doesNotMakeATopicThatIsMerelyAskedFor() throws Exception {
        try (Admin admin = Admin.create(clientSettings())) {
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(
                            () -> admin.describeTopics(List.of("unknown")).allTopicNames().get())
                    .withMessageContaining("does not host this topic-partition");
            assertThat(admin.listTopics().names().get()).doesNotContain("unknown");
        }
    }

    @Test
    void namesTheTakenPortTheComponentAndTheVariable() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            KafkaServer second =
                    new KafkaServer(
                            Supervisor.temporary(),
                            new KafkaServer.Settings(0, taken.getLocalPort()));

            assertThatExceptionOfType(PortTaken.class)
                    .isThrownBy(second::start)
                    .withMessageContaining(Integer.toString(taken.getLocalPort()))
                    .withMessageContaining("kafka")
                    .withMessageContaining("DASHTAM_KAFKA_CONTROLLER_PORT");
        }
    }

    private static Map<String, Object> clientSettings() {
        return Map.of("bootstrap.servers", SERVER.bootstrapServers());
    }

    private static List<String> readAll(String topic) {
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(
                        clientSettings(), new StringDeserializer(), new StringDeserializer())) {
            Set<TopicPartition> first = Set.of(new TopicPartition(topic, 0));
            consumer.assign(first);
            consumer.seekToBeginning(first);
            await().alias("a record on " + topic)
                    .atMost(Duration.ofSeconds(20))
                    .pollInSameThread()
                    .until(() -> {
                        for (ConsumerRecord<String, String> record :
                                consumer.poll(Duration.ofMillis(100))) {
                            values.add(record.value());
                        }
                        return !values.isEmpty();
                    });
        }
        return values;
    }
}
