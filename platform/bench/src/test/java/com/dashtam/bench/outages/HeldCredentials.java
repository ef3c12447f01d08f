package com.dashtam.bench.outages;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Credentials that somebody else is about to change: a rotation passes over them for now. */
final class HeldCredentials implements AutoCloseable {

    private final Connection database;

    HeldCredentials(Connection database, List<UUID> connections) throws SQLException {
        this.database = database;
        database.setAutoCommit(false);
        try (var lock =
                database.prepareStatement(
                        "select 1 from credential where connection_id = any(?) for update")) {
            lock.setArray(1, database.createArrayOf("uuid", connections.toArray()));
            lock.execute();
        }
    }

    @Override
    public void close() throws SQLException {
        database.rollback();
        database.close();
    }
}
