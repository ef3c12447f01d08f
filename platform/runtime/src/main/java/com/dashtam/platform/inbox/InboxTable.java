package com.dashtam.platform.inbox;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows that remember which events are done, and which keys wait behind a dead letter. */
final class InboxTable {

    record ParkedKey(String topic, String key) {}

    private final JdbcClient jdbc;
    private final String consumer;

    InboxTable(JdbcClient jdbc, String consumer) {
        this.jdbc = jdbc;
        this.consumer = consumer;
    }

    /** Remembers the events as done and answers those that were not before. */
    Set<UUID> claim(Collection<UUID> events) {
        return new HashSet<>(
                jdbc.sql(
                                """
                                insert into inbox (consumer, event_id)
                                select :consumer, id from unnest(:ids) as id
                                on conflict do nothing returning event_id
                                """)
                        .param("consumer", consumer)
                        .param("ids", events.toArray(UUID[]::new))
                        .query(UUID.class)
                        .list());
    }

    /** The keys whose events must wait; the rows stay locked against a replay's end. */
    Set<ParkedKey> parkedKeys() {
        return new HashSet<>(
                jdbc.sql(
                                "select topic, key from inbox_parked_key"
                                        + " where consumer = :consumer for share")
                        .param("consumer", consumer)
                        .query(ParkedKey.class)
                        .list());
    }

    void park(ParkedKey key) {
        jdbc.sql(
                        """
                        insert into inbox_parked_key (consumer, topic, key)
                        values (:consumer, :topic, :key) on conflict do nothing
                        """)
                .param("consumer", consumer)
                .param("topic", key.topic())
                .param("key", key.key())
                .update();
    }

    /** Waits until nobody parks behind the key, then holds it for the rest of the transaction. */
    void hold(ParkedKey key) {
        jdbc.sql(
                        """
                        select 1 from inbox_parked_key
                        where consumer = :consumer and topic = :topic and key = :key for update
                        """)
                .param("consumer", consumer)
                .param("topic", key.topic())
                .param("key", key.key())
                .query()
                .listOfRows();
    }

    void release(ParkedKey key) {
        jdbc.sql(
                        """
                        delete from inbox_parked_key
                        where consumer = :consumer and topic = :topic and key = :key
                        """)
                .param("consumer", consumer)
                .param("topic", key.topic())
                .param("key", key.key())
                .update();
    }

    /** Forgets what is older than any repeat can be; answers how many rows went. */
    int forget(Duration retention, int limit) {
        return jdbc.sql(
                        """
                        delete from inbox where ctid = any (array(
                            select ctid from inbox
                            where received_at < now() - make_interval(secs => :seconds) limit :limit))
                        """)
                .param("seconds", retention.toSeconds())
                .param("limit", limit)
                .update();
    }
}
