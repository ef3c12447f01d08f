package com.dashtam.bench.speed;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** Asks the audit's table for new records again and again. */
final class AuditWatch implements AutoCloseable {

    /** How late a record can be seen. */
    static final Duration INTERVAL = Duration.ofMillis(5);

    private final Thread thread;
    private volatile boolean closed;

    /**
     * @param connection to audit's database, closed with this
     */
    AuditWatch(Connection connection, Consumer<UUID> recorded) {
        thread =
                Thread.ofPlatform()
                        .name("watch-audit")
                        .unstarted(() -> {
                            try (connection) {
                                watch(connection, recorded);
                            } catch (SQLException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        thread.start();
    }

    private void watch(Connection connection, Consumer<UUID> recorded) throws SQLException {
        Set<UUID> seen = new HashSet<>();
        // The last second is asked for again: records are not committed in the order of their ids.
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select event_id from audit_record
                        where record_id > (select uuidv7(interval '-1 second'))
                        """)) {
            while (!closed) {
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        UUID event = rows.getObject(1, UUID.class);
                        if (seen.add(event)) {
                            recorded.accept(event);
                        }
                    }
                }
                Pause.of(INTERVAL);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
