package com.dashtam.platform.inbox;

import com.dashtam.platform.inbox.InboxTable.ParkedKey;
import com.dashtam.platform.kafka.KafkaProperties;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * An operator's second try at dead letters. Each key is handled whole in one transaction while
 * nothing can be parked behind it; the inbox passes over what an earlier replay has done.
 */
public final class DeadLetterReplay {

    private static final Logger log = LoggerFactory.getLogger(DeadLetterReplay.class);
    private static final Duration POLL = Duration.ofSeconds(1);

    /**
     * What a replay did.
     *
     * @param released keys that flow again
     * @param stillParked keys with an event that failed again
     */
    public record Report(int released, int stillParked) {}

    private final EventSubscription subscription;
    private final InboxTable inbox;
    private final InboxProcessor processor;
    private final DeadLetters deadLetters;
    private final KafkaProperties kafka;
    private final TransactionTemplate transaction;

    DeadLetterReplay(
            EventSubscription subscription,
            InboxTable inbox,
            InboxProcessor processor,
            DeadLetters deadLetters,
            KafkaProperties kafka,
            TransactionTemplate transaction) {
        this.subscription = subscription;
        this.inbox = inbox;
        this.processor = processor;
        this.deadLetters = deadLetters;
        this.kafka = kafka;
        this.transaction = transaction;
    }

    Report run() {
        List<ParkedKey> parked = transaction.execute(status -> List.copyOf(inbox.parkedKeys()));
        int released = 0;
        for (ParkedKey key : parked) {
            try {
                transaction.executeWithoutResult(status -> replay(key));
                released++;
            } catch (RuntimeException e) {
                if (Failures.isTemporary(e)) {
                    throw e;
                }
                log.error(
                        "{}: a dead letter of {} failed again",
                        subscription.name(),
                        key.topic(),
                        e);
            }
        }
        return new Report(released, parked.size() - released);
    }

    private void replay(ParkedKey key) {
        inbox.hold(key);
        List<ConsumerRecord<String, byte[]>> letters = lettersOf(key);
        processor.handle(letters);
        inbox.release(key);
    }

    private List<ConsumerRecord<String, byte[]>> lettersOf(ParkedKey key) {
        Properties properties = kafka.clientProperties();
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        try (var consumer =
                new KafkaConsumer<>(
                        properties, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partition = new TopicPartition(deadLetters.topicFor(key.topic()), 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            Map<Long, ConsumerRecord<String, byte[]>> letters = new LinkedHashMap<>();
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<String, byte[]> letter : consumer.poll(POLL)) {
                    if (InboxProcessor.keyOf(letter).key().equals(key.key())) {
                        letters.put(letter.offset(), letter);
                    }
                }
            }
            return new ArrayList<>(letters.values());
        }
    }
}
