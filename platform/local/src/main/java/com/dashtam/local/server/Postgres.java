package com.dashtam.local.server;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/** A PostgreSQL that a relay can read from, wherever it runs. */
public interface Postgres extends LocalServer {

    String SUPERUSER = "postgres";

    /** What the relay and the number of services ask of the server. */
    Map<String, String> SETTINGS =
            Map.ofEntries(
                    Map.entry("wal_level", "logical"),
                    Map.entry("max_replication_slots", "20"),
                    Map.entry("max_wal_senders", "20"),
                    Map.entry("max_slot_wal_keep_size", "1GB"),
                    Map.entry("wal_sender_timeout", "10s"),
                    Map.entry("max_connections", "200"),
                    Map.entry("shared_buffers", "64MB"),
                    Map.entry("timezone", "UTC"),
                    Map.entry("log_timezone", "UTC"));

    int port();

    /** The superuser's. */
    String password();

    default String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
    }

    /** The superuser's connection, with limits on connecting (5 s) and on each answer (30 s). */
    default Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", SUPERUSER);
        properties.setProperty("password", password());
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "30");
        return DriverManager.getConnection(jdbcUrl(database), properties);
    }
}
