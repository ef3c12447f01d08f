package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.sync.domain.erasure.ConnectionData;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One connection in all tables that know of it. */
public final class JdbcConnectionData implements ConnectionData {

    /** Jobs before the connection, which is the order of the workers, and then the ledger. */
    private static final List<String> LOCK =
            List.of(
                    "select id from sync_job where connection_id = :id order by id for update",
                    "select id from connection where id = :id for update",
                    """
                    select user_id from ledger_clock
                    where user_id = (select user_id from connection where id = :id) for update
                    """);

    private static final String IN_ITS_ACCOUNTS =
            " where account_id in (select id from account where connection_id = :id)";

    /** Before the transactions are touched, as whoever changes them does. */
    private static final String TICK =
            """
            update ledger_clock set version = version + 1
            where user_id = (select user_id from connection where id = :id)
            returning version
            """;

    /** What was removed before keeps its place in the order of changes. */
    private static final String ERASE_TRANSACTIONS =
            """
            with erased as (
                delete from transaction
                where source_id in (select id from account where connection_id = :id)
                returning *)
            insert into erased_transaction
                (user_id, version, transaction_id, account_id, created_version, gone_at)
            select user_id, case when removed_at is null then :version else version end, id,
                account_id, coalesce(first_version, created_version), coalesce(removed_at, :now)
            from erased
            """;

    private final JdbcClient jdbc;
    private final SourceSeparation sources;

    public JdbcConnectionData(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.sources = new SourceSeparation(jdbc);
    }

    @Override
    public void lock(UUID connectionId) {
        LOCK.forEach(statement ->
                jdbc.sql(statement).param("id", connectionId).query(UUID.class).list());
    }

    @Override
    public Erased erase(UUID connectionId, Instant now) {
        sources.separate(connectionId, now);
        run("delete from holding_snapshot" + IN_ITS_ACCOUNTS, connectionId);
        run("delete from balance_snapshot" + IN_ITS_ACCOUNTS, connectionId);
        run(
                """
                update import_left_out set identifier = null, date = null, amount = null,
                    currency = null, description = null
                where job_id in (select id from import_job where connection_id = :id)
                """,
                connectionId);
        run("delete from account_match where connection_id = :id", connectionId);
        run("delete from quarantined_transaction" + IN_ITS_ACCOUNTS, connectionId);
        int transactions = eraseTransactions(connectionId, now);
        int holdings = run("delete from holding" + IN_ITS_ACCOUNTS, connectionId);
        run("delete from reading where connection_id = :id", connectionId);
        int accounts = run("delete from account where connection_id = :id", connectionId);
        for (String table : List.of("staged_transaction", "staged_removal")) {
            run(
                    "delete from "
                            + table
                            + " where job_id in ("
                            + "select id from sync_job where connection_id = :id)",
                    connectionId);
        }
        run(
                """
                delete from sync_stage where job_id in (
                    select id from sync_job where connection_id = :id)
                """,
                connectionId);
        run("delete from sync_job where connection_id = :id", connectionId);
        return new Erased(accounts, transactions, holdings);
    }

    /** There are none where the user's ledger has no version yet. */
    private int eraseTransactions(UUID connectionId, Instant now) {
        return jdbc.sql(TICK)
                .param("id", connectionId)
                .query(Long.class)
                .optional()
                .map(version ->
                        jdbc.sql(ERASE_TRANSACTIONS)
                                .param("id", connectionId)
                                .param("version", version)
                                .param("now", Rows.utc(now))
                                .update())
                .orElse(0);
    }

    private int run(String statement, UUID connectionId) {
        return jdbc.sql(statement).param("id", connectionId).update();
    }
}
