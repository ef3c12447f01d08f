package com.dashtam.platform.relay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The logical replication slot that holds the relay's position and is its mutex. */
final class ReplicationSlot {

    private final String name;

    ReplicationSlot(String name) {
        this.name = name;
    }

    /**
     * What PostgreSQL says about the slot.
     *
     * @param lost its log is gone: it can only be replaced
     * @param lagBytes of log that the relay has not confirmed
     */
    record State(boolean exists, boolean active, boolean lost, long lagBytes) {
        static final State MISSING = new State(false, false, false, 0);
    }

    State read(Connection connection) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        """
                        select active, wal_status = 'lost' or invalidation_reason is not null,
                               coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn), 0)
                        from pg_replication_slots where slot_name = ?
                        """)) {
            query.setString(1, name);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? new State(true, row.getBoolean(1), row.getBoolean(2), row.getLong(3))
                        : State.MISSING;
            }
        }
    }

    void create(Connection connection) throws SQLException {
        // failover: a standby server keeps the slot, so that a promotion loses no position.
        run(
                connection,
                "select pg_create_logical_replication_slot(?, 'pgoutput', false, false, true)");
    }

    void drop(Connection connection) throws SQLException {
        run(connection, "select pg_drop_replication_slot(?)");
    }

    private void run(Connection connection, String sql) throws SQLException {
        try (PreparedStatement call = connection.prepareStatement(sql)) {
            call.setString(1, name);
            call.execute();
        }
    }
}
