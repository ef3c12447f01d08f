package com.dashtam.platform.relay;

import com.dashtam.platform.database.DatabaseProperties;
import com.dashtam.platform.events.EncodedEvent;
import com.dashtam.platform.relay.EventPublisher.Sent;
import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of the Debezium engine over the outbox. It ends by itself on any error and cannot be
 * started again: whoever supervises makes a new one.
 */
final class LogReader implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LogReader.class);

    /** Where rows go, in the order of their commits. */
    interface Sink {

        /** Sends what has just been read, without waiting. */
        Sent send(EncodedEvent event) throws InterruptedException;

        /** Returns when all of these are acknowledged; never empty. */
        void await(List<Sent> sent) throws InterruptedException;
    }

    private final DebeziumEngine<RecordChangeEvent<SourceRecord>> engine;
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private final String source;
    private final CommitVisibility visibility;
    private final Sink sink;
    private final String tap = UUID.randomUUID().toString();
    // As long as the engine's queue at most: what is read is sent first and queued then.
    private final Queue<Sent> onTheirWay = new ConcurrentLinkedQueue<>();

    LogReader(
            DatabaseProperties database,
            RelayProperties relay,
            String slotName,
            String source,
            CommitVisibility visibility,
            Sink sink) {
        this.source = source;
        this.visibility = visibility;
        this.sink = sink;
        OutboxTap.register(tap, this::send);
        this.engine =
                DebeziumEngine.create(ChangeEventFormat.of(Connect.class))
                        .using(settings(database, relay, slotName, tap))
                        .using(this::onCompletion)
                        .notifying(this::onBatch)
                        .build();
    }

    private static Properties settings(
            DatabaseProperties database, RelayProperties relay, String slotName, String tap) {
        var settings = new Properties();
        settings.put("name", slotName);
        settings.put("connector.class", "io.debezium.connector.postgresql.PostgresConnector");
        settings.put("database.hostname", database.host());
        settings.put("database.port", Integer.toString(database.port()));
        settings.put("database.dbname", database.name());
        settings.put("database.user", database.relay().user());
        settings.put("database.password", database.relay().password());
        settings.put("topic.prefix", slotName);
        settings.put("plugin.name", "pgoutput");
        settings.put("slot.name", slotName);
        settings.put("slot.drop.on.stop", "false");
        settings.put("slot.max.retries", "1");
        settings.put("slot.retry.delay.ms", "200");
        settings.put("publication.name", "dashtam_outbox");
        settings.put("publication.autocreate.mode", "disabled");
        settings.put("table.include.list", "public.outbox");
        settings.put("snapshot.mode", "no_data");
        settings.put("skipped.operations", "u,d,t");
        settings.put("tombstones.on.delete", "false");
        settings.put("binary.handling.mode", "bytes");
        settings.put("post.processors", "tap");
        settings.put("tap.type", OutboxTap.class.getName());
        settings.put("tap." + OutboxTap.READER, tap);
        settings.put("poll.interval.ms", Long.toString(relay.pollInterval().toMillis()));
        settings.put("max.batch.size", Integer.toString(relay.maxBatch()));
        settings.put("max.queue.size", Integer.toString(relay.maxQueue()));
        settings.put("heartbeat.interval.ms", Long.toString(relay.heartbeat().toMillis()));
        settings.put("lsn.flush.mode", "connector_and_driver");
        settings.put("errors.max.retries", "0");
        settings.put("offset.storage", "org.apache.kafka.connect.storage.MemoryOffsetBackingStore");
        settings.put("offset.flush.interval.ms", "0");
        return settings;
    }

    /** Reads until something ends it; blocks. */
    void run() {
        engine.run();
    }

    boolean hasEnded() {
        return ended.isDone();
    }

    private void onCompletion(boolean success, String message, Throwable error) {
        if (!success) {
            log.info("the outbox reader ended; it will be started again");
            log.debug("why the outbox reader ended", error);
        }
        ended.complete(success);
    }

    private void onBatch(
            List<RecordChangeEvent<SourceRecord>> changes,
            DebeziumEngine.RecordCommitter<RecordChangeEvent<SourceRecord>> committer)
            throws InterruptedException {
        var sent = new ArrayList<Sent>(changes.size());
        for (RecordChangeEvent<SourceRecord> change : changes) {
            if (change.record().value() instanceof Struct envelope) {
                rowOf(envelope).ifPresent(row -> sent.add(takeSent(row)));
            }
        }
        if (!sent.isEmpty()) {
            sink.await(sent);
        }
        for (RecordChangeEvent<SourceRecord> change : changes) {
            committer.markProcessed(change);
        }
        committer.markBatchFinished();
    }

    /** Empty for what is not a new row, as heartbeats. */
    static Optional<Struct> rowOf(Struct change) {
        return change.schema().field("after") == null
                ? Optional.empty()
                : Optional.ofNullable(change.getStruct("after"));
    }

    private void send(Struct change) {
        Struct row = rowOf(change).orElseThrow();
        try {
            visibility.await(change.getStruct("source").getInt64("txId"));
            onTheirWay.add(sink.send(OutboxRow.fromLog(row, source)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private Sent takeSent(Struct row) {
        Sent sent = onTheirWay.poll();
        if (sent == null || !sent.event().metadata().id().equals(OutboxRow.idOf(row))) {
            throw new IllegalStateException("a row has come that was not sent");
        }
        return sent;
    }

    @Override
    public void close() {
        OutboxTap.forget(tap);
        try {
            engine.close();
        } catch (IOException | IllegalStateException e) {
            // It had ended by itself already.
            log.debug("closing an outbox reader that had ended", e);
        }
    }
}
