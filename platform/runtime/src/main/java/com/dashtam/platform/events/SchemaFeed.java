package com.dashtam.platform.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.dashtam.kernel.event.Topic;
import com.dashtam.platform.kafka.KafkaProperties;
import com.dashtam.platform.kafka.TopicFollower;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** Follows the schemas topic from its beginning and adds what it finds. */
public final class SchemaFeed {

    private SchemaFeed() {}

    public static TopicFollower into(Schemas schemas, KafkaProperties kafka) {
        return new TopicFollower(
                kafka,
                Topic.SCHEMAS,
                KafkaConsumer::seekToBeginning,
                record -> {
                    if (record.value() != null) {
                        schemas.add(record.key(), new String(record.value(), UTF_8));
                    }
                });
    }
}
