package com.dashtam.sync.system;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/**
 * The lock of a user's ledger in a transaction of the test's, for which whoever changes it waits.
 */
final class HeldLedger implements AutoCloseable {

    private final Connection database;
    private final UUID user;

    HeldLedger(SyncSystem system, UUID user) throws SQLException {
        this.database = system.connect();
        this.user = user;
        database.setAutoCommit(false);
        if (!isTrue("select true from ledger_clock where user_id = '%s' for update")) {
            throw new IllegalStateException("the user has no ledger");
        }
    }

    boolean isAwaited() throws SQLException {
        return isTrue(
                """
                select exists (select from pg_stat_activity
                    where pg_backend_pid() = any(pg_blocking_pids(pid)))
                """);
    }

    /** Whether whoever waits would let others go on who hold what comes after the ledger. */
    boolean isPortfolioFree() throws SQLException {
        return isTrue("select pg_try_advisory_xact_lock(hashtextextended('portfolio %s', 0))");
    }

    private boolean isTrue(String sql) throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery(sql.formatted(user))) {
            return row.next() && row.getBoolean(1);
        }
    }

    @Override
    public void close() throws SQLException {
        database.rollback();
        database.close();
    }
}
