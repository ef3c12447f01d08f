package com.dashtam.local.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresServerIT {

    private static final ServiceDatabase DATABASE =
            new ServiceDatabase("ledger", "own'er", "app", "relay");

    private static final PostgresServer SERVER =
            new PostgresServer(Supervisor.temporary(), PostgresServer.Settings.forTests());

    @BeforeAll
    static void start() {
        SERVER.start();
        DATABASE.provision(SERVER);
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @Test
    void keepsCommittedRowsOverAKillAndARestart() throws SQLException {
        try (Connection connection = SERVER.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept AS SELECT 42 AS answer");
        }

        SERVER.kill();
        assertThat(SERVER.isRunning()).isFalse();
        assertThat(Ports.isOpen(SERVER.port())).isFalse();
        SERVER.restart();

        assertThat(query(SERVER.connect("postgres"), "SELECT answer FROM kept")).isEqualTo("42");
    }

    @Test
    void isSetUpForLogicalReplication() throws SQLException {
        assertThat(query(SERVER.connect("postgres"), "SHOW wal_level")).isEqualTo("logical");
    }

    @Test
    void givesEachServiceAnOwnerARelayAndAnAppRoleWithBoundedTransactions() throws SQLException {
        assertThat(query(as(DATABASE.owner(), "own'er"), "SELECT current_user"))
                .isEqualTo("ledger_owner");
        assertThat(query(as(DATABASE.app(), "app"), "SHOW transaction_timeout")).isEqualTo("1min");
        assertThat(
                        query(
                                as(DATABASE.relay(), "relay"),
                                "SELECT rolreplication FROM pg_roles WHERE rolname = current_user"))
                .isEqualTo("t");
    }

    @Test
    void changesThePasswordsWhenProvisionedAgain() throws SQLException {
        new ServiceDatabase("renewed", "a", "b", "c").provision(SERVER);
        new ServiceDatabase("renewed", "x", "y", "z").provision(SERVER);

        assertThat(query(connection("renewed", "renewed_app", "y"), "SELECT 1")).isEqualTo("1");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> connection("renewed", "renewed_app", "b"));
    }

    @Test
    void keepsARoleOutOfAnotherServicesDatabase() {
        new ServiceDatabase("other", "a", "b", "c").provision(SERVER);

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> connection("other", DATABASE.app(), "app"))
                .withMessageContaining("permission denied for database");
    }

    @Test
    void keepsTheAppRoleFromMakingTables() {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> query(as(DATABASE.app(), "app"), "CREATE TABLE mine (id int)"))
                .withMessageContaining("permission denied");
    }

    @Test
    void namesTheTakenPortTheComponentAndTheVariable() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            PostgresServer second =
                    new PostgresServer(
                            Supervisor.temporary(),
                            new PostgresServer.Settings(
                                    taken.getLocalPort(),
                                    PostgresServer.Durability.NO_FSYNC,
                                    "secret"));

            assertThatExceptionOfType(PortTaken.class)
                    .isThrownBy(second::start)
                    .withMessageContaining(Integer.toString(taken.getLocalPort()))
                    .withMessageContaining("postgresql")
                    .withMessageContaining("DASHTAM_POSTGRES_PORT");
        }
    }

    private static Connection as(String user, String password) throws SQLException {
        return connection(DATABASE.name(), user, password);
    }

    private static Connection connection(String database, String user, String password)
            throws SQLException {
        return DriverManager.getConnection(SERVER.jdbcUrl(database), user, password);
    }

    private static String query(Connection connection, String sql) throws SQLException {
        try (connection;
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
