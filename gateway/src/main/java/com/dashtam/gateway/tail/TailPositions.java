package com.dashtam.gateway.tail;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Where the next record of each partition is read; kept when a consumer has to be replaced. */
final class TailPositions {

    private final Instant since;
    private final Map<TopicPartition, Long> next = new HashMap<>();

    TailPositions(Instant since) {
        this.since = since;
    }

    Instant since() {
        return since;
    }

    void read(TopicPartition partition, long nextOffset) {
        next.put(partition, nextOffset);
    }

    /** Puts a consumer where the one before it was; at the beginning of the tail otherwise. */
    void seek(KafkaConsumer<?, ?> consumer) {
        var unknown = new HashMap<TopicPartition, Long>();
        for (var partition : consumer.assignment()) {
            var position = next.get(partition);
            if (position == null) {
                unknown.put(partition, since.toEpochMilli());
            } else {
                consumer.seek(partition, position);
            }
        }
        var ends = consumer.endOffsets(unknown.keySet());
        consumer.offsetsForTimes(unknown)
                .forEach((partition, found) ->
                        consumer.seek(partition, offset(found, ends.get(partition))));
    }

    private static long offset(@Nullable OffsetAndTimestamp found, @Nullable Long end) {
        if (found != null) {
            return found.offset();
        }
        if (end == null) {
            throw new IllegalStateException("a partition without an end");
        }
        return end;
    }
}
