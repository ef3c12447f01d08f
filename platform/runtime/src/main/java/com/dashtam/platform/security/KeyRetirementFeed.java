package com.dashtam.platform.security;

import com.dashtam.kernel.event.Topic;
import com.dashtam.platform.kafka.KafkaProperties;
import com.dashtam.platform.kafka.KafkaTopics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
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
 * Follows the identity topic without a group, so that every instance of a service hears of retired
 * keys. While Kafka is away the age limit of the key set holds.
 */
public final class KeyRetirementFeed implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(KeyRetirementFeed.class);
    private static final Duration POLL = Duration.ofSeconds(30);
    private static final Duration RETRY = Duration.ofSeconds(1);
    // What was retired before this is not in any key set that may be kept here.
    private static final Duration LOOK_BACK = JwksClient.MAX_AGE.plusMinutes(5);

    private final KafkaProperties kafka;
    private final KeyRetirement retirement;
    private final InstantSource clock;
    private volatile @Nullable Thread follower;
    private volatile @Nullable KafkaConsumer<String, byte[]> reading;

    public KeyRetirementFeed(KafkaProperties kafka, KeyRetirement retirement, InstantSource clock) {
        this.kafka = kafka;
        this.retirement = retirement;
        this.clock = clock;
    }

    @Override
    public void start() {
        Thread thread =
                Thread.ofPlatform().name("key-retirement").daemon(true).unstarted(this::follow);
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
                new KafkaTopics(kafka).ensure(List.of(Topic.IDENTITY));
                followUntilBroken();
            } catch (InterruptedException | InterruptException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (KafkaException | IllegalStateException e) {
                log.debug("the identity topic cannot be read", e);
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
        Properties properties = kafka.clientProperties();
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        try (var consumer =
                new KafkaConsumer<>(
                        properties, new StringDeserializer(), new ByteArrayDeserializer())) {
            reading = consumer;
            seek(consumer);
            while (isRunning()) {
                consumer.poll(POLL).forEach(retirement);
            }
        } catch (WakeupException e) {
            log.debug("told to stop");
        } finally {
            reading = null;
        }
    }

    private void seek(KafkaConsumer<String, byte[]> consumer) {
        var partitions =
                consumer.partitionsFor(Topic.IDENTITY.topicName()).stream()
                        .map(it -> new TopicPartition(it.topic(), it.partition()))
                        .toList();
        consumer.assign(partitions);
        long since = clock.instant().minus(LOOK_BACK).toEpochMilli();
        var wanted = partitions.stream().collect(Collectors.toMap(Function.identity(), p -> since));
        consumer.offsetsForTimes(wanted)
                .forEach((partition, found) -> {
                    if (found == null) {
                        consumer.seekToEnd(List.of(partition));
                    } else {
                        consumer.seek(partition, found.offset());
                    }
                });
    }
}
