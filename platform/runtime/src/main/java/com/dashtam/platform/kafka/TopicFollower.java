package com.dashtam.platform.kafka;

import com.dashtam.kernel.event.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Reads all partitions of a topic without a group, so that every instance sees every record. Begins
 * anew, from where its {@link Start} says, whenever Kafka has been away for too long.
 */
public final class TopicFollower implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TopicFollower.class);
    private static final Duration POLL = Duration.ofSeconds(30);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final KafkaProperties kafka;
    private final Topic topic;
    private final Start start;
    private final Consumer<ConsumerRecord<String, byte[]>> records;
    private volatile @Nullable Thread follower;
    private volatile @Nullable KafkaConsumer<String, byte[]> reading;

    public TopicFollower(
            KafkaProperties kafka,
            Topic topic,
            Start start,
            Consumer<ConsumerRecord<String, byte[]>> records) {
        this.kafka = kafka;
        this.topic = topic;
        this.start = start;
        this.records = records;
    }

    @Override
    public void start() {
        Thread thread =
                Thread.ofPlatform()
                        .name("follows-" + topic.topicName())
                        .daemon(true)
                        .unstarted(this::follow);
        follower = thread;
        thread.start();
    }

    @Override
    public void stop() {
        Thread thread = follower;
        follower = null;
        KafkaConsumer<String, byte[]> consumer = reading;
        if (consumer != null) {
            consumer.wakeup();
        } else if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return follower != null;
    }

    private void follow() {
        while (isRunning()) {
            try {
                new KafkaTopics(kafka).ensure(List.of(topic));
                followUntilBroken();
            } catch (InterruptedException | InterruptException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (KafkaException | IllegalStateException e) {
                log.debug("{} cannot be read", topic.topicName(), e);
                if (!pause()) {
                    return;
                }
            }
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(RETRY);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void followUntilBroken() {
        try (var consumer =
                new KafkaConsumer<>(
                        settings(), new StringDeserializer(), new ByteArrayDeserializer())) {
            reading = consumer;
            var partitions = KafkaTopics.partitionsOf(consumer, List.of(topic));
            consumer.assign(partitions);
            start.seek(consumer, partitions);
            while (isRunning()) {
                consumer.poll(POLL).forEach(this::accept);
            }
        } catch (WakeupException e) {
            log.debug("told to stop");
        } finally {
            reading = null;
        }
    }

    private Properties settings() {
        Properties properties = kafka.clientProperties();
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 1000);
        return properties;
    }

    private void accept(ConsumerRecord<String, byte[]> record) {
        try {
            records.accept(record);
        } catch (RuntimeException e) {
            log.error(
                    "record {} of {}-{} is skipped",
                    record.offset(),
                    record.topic(),
                    record.partition(),
                    e);
        }
    }

    /** Where reading begins, each time that it begins. */
    @FunctionalInterface
    public interface Start {

        void seek(KafkaConsumer<String, byte[]> consumer, List<TopicPartition> partitions);
    }
}
