package com.dashtam.platform.relay;

import com.dashtam.kernel.event.Topic;
import com.dashtam.platform.database.DatabaseProperties;
import com.dashtam.platform.events.EncodedEvent;
import com.dashtam.platform.kafka.KafkaProperties;
import com.dashtam.platform.kafka.KafkaTopics;
import com.dashtam.platform.relay.EventPublisher.Sent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Supervises the relay of one service: one replica reads the outbox's log, the others stand by and
 * take over when its hold on the slot ends.
 */
public final class OutboxRelay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final DatabaseProperties database;
    private final KafkaProperties kafka;
    private final RelayProperties properties;
    private final List<Topic> topics;
    private final String source;
    private final String slotName;
    private final ReplicationSlot slot;
    private final RelayProgress progress;
    private final SlotRepair repair;
    private final AtomicReference<RelayState> state = new AtomicReference<>(RelayState.STARTING);
    private final AtomicReference<@Nullable Instant> newestAcknowledged = new AtomicReference<>();
    private final AtomicLong published = new AtomicLong();
    private volatile @Nullable Instant sendingSince;
    private volatile @Nullable Instant awaitingSince;
    private volatile @Nullable Thread supervisor;

    /**
     * @param topics what the events need before the first one is sent
     * @param source the service's name, as CloudEvents source
     */
    public OutboxRelay(
            DatabaseProperties database,
            KafkaProperties kafka,
            RelayProperties properties,
            List<Topic> topics,
            String source) {
        this.database = database;
        this.kafka = kafka;
        this.properties = properties;
        this.topics = List.copyOf(topics);
        this.source = source;
        this.slotName = database.name().replace('-', '_') + "_outbox";
        this.slot = new ReplicationSlot(slotName);
        this.progress = new RelayProgress(slotName);
        this.repair = new SlotRepair(slot, progress, properties.repairMargin(), source);
    }

    /** What the relay of this replica is doing. */
    public RelayState state() {
        return state.get();
    }

    /** Events that this replica has sent and Kafka has acknowledged. */
    public long publishedCount() {
        return published.get();
    }

    /** How long Kafka has been waited for, in order to send or to be acknowledged. */
    public Duration waiting() {
        Duration sending = since(sendingSince);
        Duration awaiting = since(awaitingSince);
        return sending.compareTo(awaiting) > 0 ? sending : awaiting;
    }

    private static Duration since(@Nullable Instant begin) {
        return begin == null ? Duration.ZERO : Duration.between(begin, Instant.now());
    }

    @Override
    public void start() {
        Thread thread =
                Thread.ofPlatform().name("outbox-relay").daemon(true).unstarted(this::supervise);
        supervisor = thread;
        thread.start();
    }

    @Override
    public void stop() {
        Thread thread = supervisor;
        supervisor = null;
        if (thread == null) {
            return;
        }
        thread.interrupt();
        try {
            if (!thread.join(STOP_LIMIT)) {
                log.warn("the relay did not stop in {}", STOP_LIMIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        state.set(RelayState.STOPPED);
    }

    @Override
    public boolean isRunning() {
        return supervisor != null;
    }

    private void supervise() {
        while (isRunning()) {
            try {
                superviseOnce();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (SQLException | RuntimeException e) {
                state.set(RelayState.FAILING);
                log.info("the relay will be started again: {}", e.getClass().getSimpleName());
                log.debug("why the relay ended", e);
                if (pause(properties.backoff())) {
                    return;
                }
            }
        }
    }

    /** Waits; answers whether it was told to stop meanwhile. */
    private static boolean pause(Duration duration) {
        try {
            Thread.sleep(duration);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void superviseOnce() throws SQLException, InterruptedException {
        try (Connection connection = database.connectAs(database.relay())) {
            waitForSlot(connection);
            new KafkaTopics(kafka).ensure(topics);
            try (EventPublisher publisher =
                    new EventPublisher(kafka, hash -> definitionOf(connection, hash))) {
                published.addAndGet(repair.ensure(connection, publisher));
                read(connection, publisher);
            }
        }
    }

    private void waitForSlot(Connection connection) throws SQLException, InterruptedException {
        while (slot.read(connection).active()) {
            state.set(RelayState.STANDBY);
            Thread.sleep(properties.watchInterval());
        }
    }

    private void read(Connection connection, EventPublisher publisher)
            throws SQLException, InterruptedException {
        var reader =
                new LogReader(
                        database,
                        properties,
                        slotName,
                        source,
                        new CommitVisibility(connection),
                        new PublishingSink(publisher));
        state.set(RelayState.STARTING);
        Thread thread = Thread.ofPlatform().name("outbox-reader").daemon(true).start(reader::run);
        try {
            watch(connection, reader);
        } finally {
            publisher.close();
            reader.close();
            thread.join(STOP_LIMIT);
            rememberProgress(connection);
        }
    }

    private void watch(Connection connection, LogReader reader)
            throws SQLException, InterruptedException {
        while (!reader.hasEnded()) {
            ReplicationSlot.State now = slot.read(connection);
            if (now.lost() || !now.exists()) {
                // The engine would retry in silence for a quarter of an hour.
                log.warn("the replication slot {} is gone", slotName);
                return;
            }
            if (now.active()) {
                state.set(new RelayState(RelayState.Role.ACTIVE, now.lagBytes()));
            }
            rememberProgress(connection);
            Thread.sleep(now.active() ? properties.progressInterval() : properties.watchInterval());
        }
        throw new IllegalStateException("the outbox reader ended");
    }

    private final class PublishingSink implements LogReader.Sink {

        private final EventPublisher publisher;

        PublishingSink(EventPublisher publisher) {
            this.publisher = publisher;
        }

        @Override
        public Sent send(EncodedEvent event) throws InterruptedException {
            // The first event of a schema waits here until Kafka has the schema.
            sendingSince = Instant.now();
            try {
                return publisher.send(event);
            } finally {
                sendingSince = null;
            }
        }

        @Override
        public void await(List<Sent> sent) throws InterruptedException {
            awaitingSince = Instant.now();
            try {
                for (Sent event : sent) {
                    event.await();
                }
            } finally {
                awaitingSince = null;
            }
            published.addAndGet(sent.size());
            newestAcknowledged.set(sent.getLast().event().metadata().time());
        }
    }

    private void rememberProgress(Connection connection) throws SQLException {
        Instant newest = newestAcknowledged.getAndSet(null);
        if (newest != null) {
            progress.acknowledge(connection, newest);
        }
    }

    private static String definitionOf(Connection connection, String hash) {
        try (PreparedStatement query =
                connection.prepareStatement("select definition from event_schema where hash = ?")) {
            query.setString(1, hash);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("schema " + hash + " was never registered");
                }
                return row.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the schemas cannot be read", e);
        }
    }
}
