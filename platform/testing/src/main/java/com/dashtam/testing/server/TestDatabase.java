package com.dashtam.testing.server;

import com.dashtam.local.server.Postgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * A database of its own for one test class, with the three roles under which a service meets its
 * database.
 */
public final class TestDatabase implements AutoCloseable {

    private static final String PASSWORD = "test-password";

    private final Postgres server;
    private final String name;

    private TestDatabase(Postgres server, String name) {
        this.server = server;
        this.name = name;
    }

    public static TestDatabase create() {
        return createOn(TestServers.postgres());
    }

    public static TestDatabase createOn(Postgres server) {
        String random = UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        var database = new TestDatabase(server, "t" + random);
        database.provision();
        return database;
    }

    private void provision() {
        try (Connection connection = server.connect("postgres");
                Statement sql = connection.createStatement()) {
            sql.execute(role("owner", ""));
            sql.execute(role("app", ""));
            sql.execute(role("relay", " replication"));
            sql.execute("alter role %s_app set transaction_timeout = '60s'".formatted(name));
            sql.execute("create database %s owner %s_owner".formatted(name, name));
        } catch (SQLException e) {
            throw new IllegalStateException("no database for this test", e);
        }
    }

    private String role(String part, String attributes) {
        return "create role %s_%s login password '%s'%s"
                .formatted(name, part, PASSWORD, attributes);
    }

    public String name() {
        return name;
    }

    public String url() {
        return server.jdbcUrl(name);
    }

    /** A superuser's connection, to look at rows or to break things. */
    public Connection connect() throws SQLException {
        return server.connect(name);
    }

    public Connection connectAsApp() throws SQLException {
        return DriverManager.getConnection(url(), name + "_app", PASSWORD);
    }

    public Connection connectAsOwner() throws SQLException {
        return DriverManager.getConnection(url(), name + "_owner", PASSWORD);
    }

    /** The environment of a service that lives in this database. */
    public Map<String, String> environment() {
        var environment = new LinkedHashMap<String, String>();
        environment.put("DASHTAM_DB_URL", url());
        putRole(environment, "DASHTAM_DB", "app");
        putRole(environment, "DASHTAM_DB_OWNER", "owner");
        putRole(environment, "DASHTAM_DB_RELAY", "relay");
        return environment;
    }

    private void putRole(Map<String, String> environment, String prefix, String part) {
        environment.put(prefix + "_USER", name + "_" + part.toLowerCase(Locale.ROOT));
        environment.put(prefix + "_PASSWORD", PASSWORD);
    }

    /** Ends every connection and drops the database with its replication slots. */
    @Override
    public void close() {
        try (Connection connection = server.connect("postgres");
                Statement sql = connection.createStatement()) {
            sql.execute("alter database %s allow_connections false".formatted(name));
            sql.execute(
                    "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '%s'"
                            .formatted(name));
            sql.execute(
                    "select pg_drop_replication_slot(slot_name) from pg_replication_slots where database = '%s'"
                            .formatted(name));
            sql.execute("drop database %s with (force)".formatted(name));
        } catch (SQLException e) {
            throw new IllegalStateException("the database of this test stays behind", e);
        }
    }
}
