package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.platform.workflow.SpringTransactions;
import com.dashtam.sync.contract.Ports;
import com.dashtam.sync.domain.ledger.Ledger;
import com.dashtam.sync.fixture.Any;
import com.dashtam.testing.server.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** The ports on a database with this service's tables, as the role of the service meets them. */
final class JdbcPorts {

    private static final class Shared {
        static final JdbcPorts INSTANCE = new JdbcPorts();
    }

    private static final class Queues {
        static final JdbcPorts INSTANCE = new JdbcPorts();
    }

    private final TestDatabase database = TestDatabase.create();
    private final HikariDataSource dataSource = new HikariDataSource();

    JdbcPorts() {
        var environment = database.environment();
        Flyway.configure()
                .dataSource(
                        database.url(),
                        environment.get("DASHTAM_DB_OWNER_USER"),
                        environment.get("DASHTAM_DB_OWNER_PASSWORD"))
                .placeholders(
                        Map.of(
                                "app_role", String.valueOf(environment.get("DASHTAM_DB_USER")),
                                "relay_role",
                                        String.valueOf(environment.get("DASHTAM_DB_RELAY_USER"))))
                .load()
                .migrate();
        dataSource.setJdbcUrl(database.url());
        dataSource.setUsername(environment.get("DASHTAM_DB_USER"));
        dataSource.setPassword(environment.get("DASHTAM_DB_PASSWORD"));
        dataSource.setMaximumPoolSize(6);
    }

    /** A database that the tests of one JVM share; none of them sees the others' users. */
    static Ports shared() {
        return Shared.INSTANCE.ports();
    }

    /** A database without jobs, for tests of queues. */
    static Ports emptied() {
        Queues.INSTANCE.emptyQueues();
        return Queues.INSTANCE.ports();
    }

    /** The client of a database without jobs. */
    static JdbcClient emptiedClient() {
        Queues.INSTANCE.emptyQueues();
        return JdbcClient.create(Queues.INSTANCE.dataSource);
    }

    private void emptyQueues() {
        execute("truncate sync_job, sync_stage, import_job, import_left_out, job_worker");
    }

    /** As autovacuum does after a minute: until then PostgreSQL plans for empty tables. */
    void analyze() {
        execute("analyze");
    }

    /** The same, and indexes alone tell which rows are there. */
    void vacuum() {
        execute("vacuum analyze");
    }

    /** How many rows the connection of this transaction has read of the ledger of late. */
    int rowsOfTransactionsRead() {
        return jdbc().sql(
                        """
                        select seq_tup_read + idx_tup_fetch from pg_stat_xact_user_tables
                        where relname = 'transaction'
                        """)
                .query(Integer.class)
                .single();
    }

    private void execute(String statement) {
        try (var connection = database.connect();
                var sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    JdbcClient jdbc() {
        return JdbcClient.create(dataSource);
    }

    Ports ports() {
        return ports(new JdbcLedger(jdbc(), dataSource, Any.IDS));
    }

    /** The same with a ledger whose statements are changed on their way. */
    Ports withStatements(UnaryOperator<String> change) {
        return ports(new JdbcLedger(new ChangedStatements(jdbc(), change), dataSource, Any.IDS));
    }

    private Ports ports(Ledger ledger) {
        var jdbc = jdbc();
        return new Ports(
                new JdbcConnections(jdbc, InstantSource.fixed(Any.NOW)),
                new JdbcAccounts(jdbc),
                new JdbcTransactionHistory(dataSource),
                new JdbcAccountMatches(jdbc, Any.IDS),
                new JdbcJoinedAccounts(jdbc),
                new JdbcBalanceSnapshots(jdbc, Any.IDS),
                new JdbcDayBalances(jdbc),
                new JdbcPortfolios(jdbc),
                new JdbcReconciliations(jdbc),
                ledger,
                new JdbcReadingPages(jdbc),
                new JdbcRejectedRows(jdbc),
                new JdbcHoldings(jdbc, Any.IDS),
                new JdbcSyncJobs(jdbc),
                JdbcJobQueue.ofSyncs(jdbc, Any.PATIENCE),
                new JdbcImportJobs(jdbc),
                JdbcJobQueue.ofImports(jdbc),
                new SpringTransactions(new DataSourceTransactionManager(dataSource)));
    }
}
