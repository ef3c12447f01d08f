package com.dashtam.testing.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** Holds up whoever writes a certain row, in the middle of the transaction. */
public final class RowBarrier implements AutoCloseable {

    private static final AtomicInteger LOCKS = new AtomicInteger(4_711);

    private final Connection database;
    private final int lock = LOCKS.getAndIncrement();

    /**
     * @param database a connection of its own
     * @param event what is done to the row and where, such as {@code insert on account}
     * @param row what is true of the row that is written, as {@code new}
     */
    public RowBarrier(Connection database, String event, String row) throws SQLException {
        this.database = database;
        execute("select pg_advisory_lock(%d)".formatted(lock));
        execute(
                """
                create function hold_up_%1$d() returns trigger language plpgsql as $$
                    begin
                        perform pg_advisory_xact_lock(%1$d);
                        return null;
                    end
                $$;
                create trigger hold_up_%1$d after %2$s
                    for each row when (%3$s) execute function hold_up_%1$d();
                """
                        .formatted(lock, event, row));
    }

    /** Whether somebody waits there. */
    public boolean isReached() throws SQLException {
        try (var query = database.createStatement();
                var waiting =
                        query.executeQuery(
                                """
                                select 1 from pg_locks
                                where locktype = 'advisory' and objid = %d and not granted
                                """
                                        .formatted(lock))) {
            return waiting.next();
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Who waits goes on. */
    public void open() throws SQLException {
        execute("select pg_advisory_unlock_all()");
    }

    @Override
    public void close() throws SQLException {
        open();
        execute("drop function hold_up_%d cascade".formatted(lock));
        database.close();
    }
}
