package com.dashtam.sync.system;

import java.sql.Connection;
import java.sql.SQLException;

/** The relays of all instances, which cannot read the outbox: events are stored and not sent. */
final class LockedOutRelays implements AutoCloseable {

    private final Connection database;
    private final String role;

    /**
     * @param database a connection of its own
     * @param role under which relays meet the database
     */
    LockedOutRelays(Connection database, String role) throws SQLException {
        this.database = database;
        this.role = role;
        execute("alter role %s nologin".formatted(role));
        execute(
                "select pg_terminate_backend(pid, 5000) from pg_stat_activity where usename = '%s'"
                        .formatted(role));
    }

    private void execute(String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        execute("alter role %s login".formatted(role));
        database.close();
    }
}
