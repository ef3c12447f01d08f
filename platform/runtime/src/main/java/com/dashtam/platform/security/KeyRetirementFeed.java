package com.dashtam.platform.security;

import com.dashtam.kernel.event.Topic;
import com.dashtam.platform.kafka.KafkaProperties;
import com.dashtam.platform.kafka.TopicFollower;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Follows the identity topic, so that every instance of a service hears of retired keys. While
 * Kafka is away the age limit of the key set holds.
 */
public final class KeyRetirementFeed {

    // What was retired before this is not in any key set that may be kept here.
    private static final Duration LOOK_BACK = JwksClient.MAX_AGE.plusMinutes(5);

    private KeyRetirementFeed() {}

    public static TopicFollower into(
            KeyRetirement retirement, KafkaProperties kafka, InstantSource clock) {
        return new TopicFollower(
                kafka,
                Topic.IDENTITY,
                (consumer, partitions) ->
                        seek(consumer, partitions, clock.instant().minus(LOOK_BACK).toEpochMilli()),
                retirement);
    }

    private static void seek(
            KafkaConsumer<String, byte[]> consumer, List<TopicPartition> partitions, long since) {
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
