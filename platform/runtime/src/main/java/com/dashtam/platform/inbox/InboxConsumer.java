package com.dashtam.platform.inbox;

import com.dashtam.platform.kafka.KafkaProperties;
import com.dashtam.platform.kafka.KafkaTopics;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/** Runs one subscription: a consumer group whose batches go to the inbox. */
final class InboxConsumer implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(InboxConsumer.class);
    private static final long JITTER_MILLIS = 100;

    private final EventSubscription subscription;
    private final KafkaTopics topics;
    private final InboxProperties properties;
    private final ConcurrentMessageListenerContainer<String, byte[]> container;
    private volatile @Nullable Thread starter;

    InboxConsumer(
            EventSubscription subscription,
            String group,
            InboxProcessor processor,
            KafkaProperties kafka,
            InboxProperties properties) {
        this.subscription = subscription;
        this.topics = new KafkaTopics(kafka);
        this.properties = properties;
        var containerProperties =
                new ContainerProperties(subscription.topicNames().toArray(String[]::new));
        containerProperties.setGroupId(group);
        containerProperties.setAckMode(ContainerProperties.AckMode.BATCH);
        containerProperties.setMessageListener(
                (BatchMessageListener<String, byte[]>) processor::process);
        containerProperties.setAuthExceptionRetryInterval(properties.maxRetry());
        this.container =
                new ConcurrentMessageListenerContainer<>(
                        new DefaultKafkaConsumerFactory<>(consumerSettings(kafka)),
                        containerProperties);
        container.setBeanName(subscription.name());
        container.setCommonErrorHandler(new DefaultErrorHandler(endlessRetry()));
    }

    private Map<String, Object> consumerSettings(KafkaProperties kafka) {
        var settings = new HashMap<String, Object>();
        kafka.clientProperties().forEach((name, value) -> settings.put(name.toString(), value));
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, properties.maxBatch());
        settings.put(
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) properties.fetchWait().toMillis());
        settings.put(
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                (int) properties.sessionTimeout().toMillis());
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return settings;
    }

    private ExponentialBackOff endlessRetry() {
        var backOff = new ExponentialBackOff(properties.firstRetry().toMillis(), 2.0);
        backOff.setMaxInterval(properties.maxRetry().toMillis());
        backOff.setMaxElapsedTime(Long.MAX_VALUE);
        backOff.setJitter(JITTER_MILLIS);
        return backOff;
    }

    @Override
    public void start() {
        // Kafka may be away: the service serves all the same, and the consumer joins later.
        Thread thread =
                Thread.ofVirtual()
                        .name("start-" + subscription.name())
                        .unstarted(this::startWhenPossible);
        starter = thread;
        thread.start();
    }

    private void startWhenPossible() {
        while (isRunning()) {
            try {
                topics.ensure(subscription.topics());
                container.start();
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                log.debug("{} waits for Kafka", subscription.name(), e);
                try {
                    Thread.sleep(properties.firstRetry());
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    @Override
    public void stop() {
        Thread thread = starter;
        starter = null;
        if (thread != null) {
            thread.interrupt();
        }
        container.stop();
    }

    @Override
    public boolean isRunning() {
        return starter != null;
    }
}
