package com.dashtam.local.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A service's database and its three roles: one owns it and migrates, one reads and writes, one
 * relays the outbox.
 *
 * @param name the database's name; the roles are {@code <name>_owner}, {@code _app}, {@code _relay}
 */
public record ServiceDatabase(
        String name, String ownerPassword, String appPassword, String relayPassword) {

    private static final String TEMPLATE = "service-database.sql";
    private static final Pattern VARIABLE = Pattern.compile(":([\"'])([a-z_]+)\\1");
    private static final Set<String> EXISTS = Set.of("42710", "42P04");

    public String owner() {
        return name + "_owner";
    }

    public String app() {
        return name + "_app";
    }

    public String relay() {
        return name + "_relay";
    }

    /** Makes what is missing, and sets the passwords and grants of what is there already. */
    public void provision(PostgresServer server) {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            // What is there already is no error that a reader of the log should wonder about.
            statement.execute("set log_min_messages to fatal");
            for (String sql : statements()) {
                execute(statement, sql);
            }
        } catch (SQLException e) {
            throw new ServerFailure("cannot provision the database " + name, e);
        }
    }

    private static void execute(Statement statement, String sql) throws SQLException {
        try {
            statement.execute(sql);
        } catch (SQLException e) {
            if (!EXISTS.contains(e.getSQLState())) {
                throw e;
            }
        }
    }

    List<String> statements() {
        Map<String, String> values =
                Map.of(
                        "database", name,
                        "owner", owner(),
                        "app", app(),
                        "relay", relay(),
                        "owner_password", ownerPassword,
                        "app_password", appPassword,
                        "relay_password", relayPassword);
        String code = template().replaceAll("(?m)^--.*$", "");
        return List.of(code.split(";", -1)).stream()
                .map(String::strip)
                .filter(sql -> !sql.isEmpty())
                .map(sql -> fill(sql, values))
                .toList();
    }

    /** As psql does: {@code :"name"} becomes a quoted identifier, {@code :'name'} a literal. */
    private static String fill(String sql, Map<String, String> values) {
        return VARIABLE.matcher(sql)
                .replaceAll(match -> {
                    String quote = match.group(1);
                    String value = values.get(match.group(2));
                    if (value == null) {
                        throw new IllegalStateException(TEMPLATE + ": " + match.group());
                    }
                    String quoted = quote + value.replace(quote, quote + quote) + quote;
                    return Matcher.quoteReplacement(quoted);
                });
    }

    private static String template() {
        try (InputStream in = ServiceDatabase.class.getResourceAsStream(TEMPLATE)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + TEMPLATE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without the passwords. */
    @Override
    public String toString() {
        return "database " + name;
    }
}
