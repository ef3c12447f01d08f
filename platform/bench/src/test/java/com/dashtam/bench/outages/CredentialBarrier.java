package com.dashtam.bench.outages;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** Holds up whoever changes the credential of one connection, in the middle of the transaction. */
final class CredentialBarrier implements AutoCloseable {

    private static final int LOCK = 4_711;

    private final Connection database;

    CredentialBarrier(Connection database, UUID connection) throws SQLException {
        this.database = database;
        execute("select pg_advisory_lock(%d)".formatted(LOCK));
        execute(
                """
                create function hold_up() returns trigger language plpgsql as $$
                    begin
                        perform pg_advisory_xact_lock(%d);
                        return new;
                    end
                $$;
                create trigger hold_up before update on credential
                    for each row when (old.connection_id = '%s') execute function hold_up();
                """
                        .formatted(LOCK, connection));
    }

    /** Whether somebody waits there. */
    boolean isReached() throws SQLException {
        try (var query = database.createStatement();
                var waiting =
                        query.executeQuery(
                                """
                                select 1 from pg_locks
                                where locktype = 'advisory' and objid = %d and not granted
                                """
                                        .formatted(LOCK))) {
            return waiting.next();
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        execute("select pg_advisory_unlock(%d)".formatted(LOCK));
        execute("drop function hold_up cascade");
        database.close();
    }
}
