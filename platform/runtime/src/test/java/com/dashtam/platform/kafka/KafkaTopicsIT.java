package com.dashtam.platform.kafka;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.dashtam.kernel.event.Topic;
import com.dashtam.local.server.Ports;
import com.dashtam.testing.server.TestServers;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

class KafkaTopicsIT {

    @Test
    void makesWhatIsMissingAndKnowsItsPartitionsOnceTheBrokerDoes() throws InterruptedException {
        try (var server = TestServers.ownKafka()) {
            var kafka = kafka(server.bootstrapServers());
            new KafkaTopics(kafka).ensure(List.of(Topic.IDENTITY));
            try (var consumer = consumer(kafka)) {
                eventually(
                        "the partitions",
                        () ->
                                assertThat(partitionsOf(consumer, Topic.IDENTITY))
                                        .extracting(TopicPartition::partition)
                                        .containsExactlyInAnyOrder(0, 1, 2));

                // What the broker says of a topic that it does not know yet: nothing, as if it were
                // a topic without partitions.
                assertThatIllegalStateException()
                        .isThrownBy(() -> partitionsOf(consumer, Topic.IDENTITY, Topic.SYNC))
                        .withMessageContaining(Topic.SYNC.topicName());
            }
        }
    }

    @Test
    void leavesWhatIsThereAsItIs() throws InterruptedException {
        var kafka = kafka(TestServers.kafka().bootstrapServers());
        new KafkaTopics(kafka).ensure(List.of(Topic.GATEWAY));
        try (var consumer = consumer(kafka)) {
            eventually(
                    "the partitions",
                    () ->
                            assertThatNoException()
                                    .isThrownBy(() -> partitionsOf(consumer, Topic.GATEWAY)));
            var before = partitionsOf(consumer, Topic.GATEWAY);

            new KafkaTopics(
                            new KafkaProperties(
                                    kafka.bootstrapServers(),
                                    before.size() + 1,
                                    (short) 1,
                                    Duration.ofDays(1),
                                    Duration.ofSeconds(10)))
                    .ensure(List.of(Topic.GATEWAY));

            assertThat(partitionsOf(consumer, Topic.GATEWAY)).hasSameSizeAs(before);
        }
    }

    @Test
    void saysWhenKafkaDoesNotAnswer() {
        var nowhere =
                new KafkaProperties(
                        "127.0.0.1:" + Ports.free(),
                        3,
                        (short) 1,
                        Duration.ofDays(1),
                        Duration.ofMillis(200));

        assertThatIllegalStateException()
                .isThrownBy(() -> new KafkaTopics(nowhere).ensure(List.of(Topic.IDENTITY)))
                .withMessage("Kafka did not answer in time");
    }

    private static List<TopicPartition> partitionsOf(
            KafkaConsumer<?, ?> consumer, Topic... topics) {
        return KafkaTopics.partitionsOf(consumer, List.of(topics));
    }

    private static KafkaProperties kafka(String bootstrapServers) {
        return new KafkaProperties(
                bootstrapServers, 3, (short) 1, Duration.ofDays(1), Duration.ofSeconds(10));
    }

    private static KafkaConsumer<byte[], byte[]> consumer(KafkaProperties kafka) {
        var settings = kafka.clientProperties();
        settings.put("allow.auto.create.topics", false);
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
