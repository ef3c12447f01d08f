package com.dashtam.platform.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where a service's database is, and the three roles that meet it: {@code app} changes rows, {@code
 * owner} changes the schema, {@code relay} reads the write-ahead log.
 */
@ConfigurationProperties("dashtam.db")
public record DatabaseProperties(
        String url, Role app, Role owner, Role relay, Duration connectTimeout) {

    public record Role(String user, String password) {
        @Override
        public String toString() {
            return "Role[user=" + user + "]";
        }
    }

    /** The database's name: the path of its JDBC address. */
    public String name() {
        String path = url.substring(url.lastIndexOf('/') + 1);
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }

    public String host() {
        return authority().replaceFirst(":\\d+$", "");
    }

    public int port() {
        String authority = authority();
        int colon = authority.lastIndexOf(':');
        return colon < 0 ? 5432 : Integer.parseInt(authority.substring(colon + 1));
    }

    private String authority() {
        String rest = url.substring(url.indexOf("//") + 2);
        return rest.substring(0, rest.indexOf('/'));
    }

    /** A connection outside the pool, in autocommit mode. */
    public Connection connectAs(Role role) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", role.user());
        properties.setProperty("password", role.password());
        properties.setProperty("connectTimeout", Long.toString(connectTimeout.toSeconds()));
        properties.setProperty("socketTimeout", "60");
        properties.setProperty("ApplicationName", "dashtam-" + role.user());
        return DriverManager.getConnection(url, properties);
    }
}
