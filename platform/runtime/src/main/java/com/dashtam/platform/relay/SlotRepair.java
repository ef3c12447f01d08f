package com.dashtam.platform.relay;

import com.dashtam.platform.events.EncodedEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes sure of the slot before each start. A missing or lost slot is replaced first, then every
 * row that the old one may not have delivered is sent again; consumers' inboxes absorb the repeats.
 */
final class SlotRepair {

    private static final Logger log = LoggerFactory.getLogger(SlotRepair.class);
    private static final int PAGE = 1000;
    // Any number will do, as long as all replicas of a service use the same.
    private static final long REPAIR_LOCK = 0x0DA5_47A0_0002L;

    private final ReplicationSlot slot;
    private final RelayProgress progress;
    private final Duration margin;
    private final String source;

    SlotRepair(ReplicationSlot slot, RelayProgress progress, Duration margin, String source) {
        this.slot = slot;
        this.progress = progress;
        this.margin = margin;
        this.source = source;
    }

    /** Answers how many rows were sent again. Another replica's repair is waited for. */
    int ensure(Connection connection, EventPublisher publisher)
            throws SQLException, InterruptedException {
        lock(connection, "select pg_advisory_lock(" + REPAIR_LOCK + ")");
        try {
            replaceWhenUnusable(connection);
            Optional<OffsetDateTime> from = progress.repairFrom(connection);
            if (from.isEmpty()) {
                return 0;
            }
            int repeated = sendAgain(connection, publisher, from.get());
            progress.endRepair(connection);
            tell(from.get(), repeated);
            return repeated;
        } finally {
            lock(connection, "select pg_advisory_unlock(" + REPAIR_LOCK + ")");
        }
    }

    private static void tell(OffsetDateTime from, int repeated) {
        if (from.equals(RelayProgress.BEGINNING)) {
            log.info("the replication slot was made; {} events were waiting for it", repeated);
        } else {
            log.warn("the replication slot was replaced; {} events were sent again", repeated);
        }
    }

    private void replaceWhenUnusable(Connection connection) throws SQLException {
        ReplicationSlot.State state = slot.read(connection);
        if (state.exists() && !state.lost()) {
            return;
        }
        progress.beginRepair(connection, margin);
        if (state.exists()) {
            slot.drop(connection);
        }
        slot.create(connection);
    }

    private int sendAgain(Connection connection, EventPublisher publisher, OffsetDateTime from)
            throws SQLException, InterruptedException {
        long after = -1;
        int sent = 0;
        while (true) {
            var page = new ArrayList<EncodedEvent>(PAGE);
            after = readPage(connection, from, after, page);
            if (page.isEmpty()) {
                return sent;
            }
            publisher.publish(page);
            sent += page.size();
        }
    }

    private long readPage(
            Connection connection, OffsetDateTime from, long after, List<EncodedEvent> page)
            throws SQLException {
        long last = after;
        try (PreparedStatement query =
                connection.prepareStatement(
                        """
                        select * from outbox where created_at >= ? and sequence > ?
                        order by sequence limit ?
                        """)) {
            query.setObject(1, from);
            query.setLong(2, after);
            query.setInt(3, PAGE);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    page.add(OutboxRow.fromTable(rows, source));
                    last = rows.getLong("sequence");
                }
            }
        }
        return last;
    }

    private static void lock(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
