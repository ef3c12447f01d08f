package com.dashtam.platform.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.dashtam.kernel.event.Topic;
import com.dashtam.platform.kafka.KafkaProperties;
import com.dashtam.platform.kafka.KafkaTopics;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
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

/** Follows the schemas topic from its beginning and adds what it finds. */
public final class SchemaFeed implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SchemaFeed.class);
    private static final Duration POLL = Duration.ofSeconds(30);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final KafkaProperties kafka;
    private final Schemas schemas;
    private volatile @Nullable Thread follower;
    private volatile @Nullable KafkaConsumer<String, byte[]> reading;

    public SchemaFeed(KafkaProperties kafka, Schemas schemas) {
        this.kafka = kafka;
        this.schemas = schemas;
    }

    @Override
    public void start() {
        Thread thread =
                Thread.ofPlatform().name("schema-feed").daemon(true).unstarted(this::follow);
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
                new KafkaTopics(kafka).ensure(List.of(Topic.SCHEMAS));
                followUntilBroken();
            } catch (InterruptedException | InterruptException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (KafkaException | IllegalStateException e) {
                log.debug("the schemas topic cannot be read", e);
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
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 1000);
        try (var consumer =
                new KafkaConsumer<>(
                        properties, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partition = new TopicPartition(Topic.SCHEMAS.topicName(), 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            reading = consumer;
            while (isRunning()) {
                consumer.poll(POLL).forEach(this::add);
            }
        } catch (WakeupException e) {
            log.debug("told to stop");
        } finally {
            reading = null;
        }
    }

    private void add(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            return;
        }
        try {
            schemas.add(record.key(), new String(record.value(), UTF_8));
        } catch (RuntimeException e) {
            log.error("schema {} on the schemas topic cannot be read", record.key(), e);
        }
    }
}
