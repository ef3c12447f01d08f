package com.dashtam.platform.relay;

import com.dashtam.platform.database.DatabaseProperties;
import com.dashtam.platform.events.EncodedEvent;
import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
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

    /** Takes rows in the order of their commits; when it returns, they are acknowledged. */
    interface Sink {
        void accept(List<EncodedEvent> events) throws InterruptedException;
    }

    private final DebeziumEngine<RecordChangeEvent<SourceRecord>> engine;
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private final String source;
    private final Sink sink;

    LogReader(
            DatabaseProperties database,
            RelayProperties relay,
            String slotName,
            String source,
            Sink sink) {
        this.source = source;
        this.sink = sink;
        this.engine =
                DebeziumEngine.create(ChangeEventFormat.of(Connect.class))
                        .using(settings(database, relay, slotName))
                        .using(this::onCompletion)
                        .notifying(this::onBatch)
                        .build();
    }

    private static Properties settings(
            DatabaseProperties database, RelayProperties relay, String slotName) {
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
        var events = new ArrayList<EncodedEvent>(changes.size());
        for (RecordChangeEvent<SourceRecord> change : changes) {
            if (change.record().value() instanceof Struct envelope
                    && envelope.schema().field("after") != null
                    && envelope.getStruct("after") != null) {
                events.add(OutboxRow.fromLog(envelope.getStruct("after"), source));
            }
        }
        if (!events.isEmpty()) {
            sink.accept(events);
        }
        for (RecordChangeEvent<SourceRecord> change : changes) {
            committer.markProcessed(change);
        }
        committer.markBatchFinished();
    }

    @Override
    public void close() {
        try {
            engine.close();
        } catch (IOException | IllegalStateException e) {
            // It had ended by itself already.
            log.debug("closing an outbox reader that had ended", e);
        }
    }
}
