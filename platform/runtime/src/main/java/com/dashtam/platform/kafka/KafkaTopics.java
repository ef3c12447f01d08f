package com.dashtam.platform.kafka;

import com.dashtam.kernel.event.Topic;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes sure that topics exist with the settings their use demands. */
public final class KafkaTopics {

    private static final long SCHEMA_SEGMENT_MILLIS = TimeUnit.DAYS.toMillis(7);

    private final KafkaProperties kafka;

    public KafkaTopics(KafkaProperties kafka) {
        this.kafka = kafka;
    }

    /**
     * Makes what is missing; what exists stays as it is.
     *
     * @throws IllegalStateException when Kafka does not answer in time
     */
    public void ensure(Collection<Topic> topics) throws InterruptedException {
        try (Admin admin = admin()) {
            var made = admin.createTopics(topics.stream().map(this::describe).toList());
            for (var topic : made.values().values()) {
                awaitMade(topic);
            }
        }
    }

    /** Makes a dead-letter topic, kept without a time limit until an operator has dealt with it. */
    public void ensureDeadLetters(String name) throws InterruptedException {
        try (Admin admin = admin()) {
            var topic = new NewTopic(name, 1, kafka.replication());
            topic.configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1"));
            awaitMade(admin.createTopics(List.of(topic)).all());
        }
    }

    /**
     * All partitions of these topics. A topic that was made a moment ago may not be known yet to
     * the broker that is asked, which then answers with no partitions instead of an error; whoever
     * took that for the truth would never read it.
     *
     * @throws IllegalStateException when a topic is not known; it may be a moment later
     */
    public static List<TopicPartition> partitionsOf(
            KafkaConsumer<?, ?> consumer, Collection<Topic> topics) {
        return topics.stream()
                .map(Topic::topicName)
                .flatMap(name -> partitionsOf(consumer, name).stream())
                .toList();
    }

    private static List<TopicPartition> partitionsOf(KafkaConsumer<?, ?> consumer, String name) {
        var partitions = consumer.partitionsFor(name);
        if (partitions.isEmpty()) {
            throw new IllegalStateException("no partitions are known yet of " + name);
        }
        return partitions.stream().map(it -> new TopicPartition(name, it.partition())).toList();
    }

    private Admin admin() {
        var settings = kafka.clientProperties();
        // Closing waits for calls in flight too, and these by default for a minute.
        settings.put(
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) kafka.requestTimeout().toMillis());
        return Admin.create(settings);
    }

    private static void awaitMade(Future<Void> topic) throws InterruptedException {
        try {
            topic.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case TopicExistsException exists -> {}
                case TimeoutException late ->
                        throw new IllegalStateException("Kafka did not answer in time", late);
                case null, default ->
                        throw new IllegalStateException("a topic could not be made", e);
            }
        }
    }

    private NewTopic describe(Topic topic) {
        var configs = new HashMap<String, String>();
        int partitions =
                switch (topic) {
                    case IDENTITY, PROVIDER, SYNC, GATEWAY -> {
                        configs.put(
                                TopicConfig.RETENTION_MS_CONFIG,
                                Long.toString(kafka.eventRetention().toMillis()));
                        yield kafka.partitions();
                    }
                    case AUDIT_RECORDS -> {
                        configs.put(TopicConfig.RETENTION_MS_CONFIG, "-1");
                        yield kafka.partitions();
                    }
                    case SCHEMAS -> {
                        configs.put(
                                TopicConfig.CLEANUP_POLICY_CONFIG,
                                TopicConfig.CLEANUP_POLICY_COMPACT);
                        configs.put(
                                TopicConfig.SEGMENT_MS_CONFIG,
                                Long.toString(SCHEMA_SEGMENT_MILLIS));
                        yield 1;
                    }
                };
        return new NewTopic(topic.topicName(), partitions, kafka.replication()).configs(configs);
    }
}
