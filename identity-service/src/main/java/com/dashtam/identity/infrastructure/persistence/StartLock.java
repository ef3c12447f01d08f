package com.dashtam.identity.infrastructure.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Lets one instance of the service at a time do what must be done once. It waits for as long as the
 * driver waits for an answer; the lock goes when its connection does, so a crash leaves none.
 */
public final class StartLock {

    private static final long KEY = 0x6964_656e_7469_7479L;

    private final DataSource database;

    StartLock(DataSource database) {
        this.database = database;
    }

    public void run(Runnable work) {
        try (Connection connection = database.getConnection()) {
            call(connection, "select pg_advisory_lock(?)");
            try {
                work.run();
            } finally {
                call(connection, "select pg_advisory_unlock(?)");
            }
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("the start lock is out of reach", e);
        }
    }

    private static void call(Connection connection, String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, KEY);
            statement.execute();
        }
    }
}
