package com.dashtam.platform.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes the rows of a user as one JSON object, as they stood at one moment. Its last member tells
 * that nothing is missing: a reader must not take an object without it for a small one.
 */
public final class UserExport {

    /** How every whole export ends. */
    public static final String END = "\"complete\":true}";

    /** Rows that are held in memory at once. */
    private static final int FETCH_SIZE = 500;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate snapshot;
    private final Map<String, String> sections;

    /**
     * What to write.
     *
     * @param sections by name: a query of one column that may become JSON, with one parameter, the
     *     user's id, and without anything secret
     */
    public UserExport(
            DataSource database,
            PlatformTransactionManager transactions,
            Map<String, String> sections) {
        this.jdbc = new JdbcTemplate(database);
        this.jdbc.setFetchSize(FETCH_SIZE);
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.sections = new LinkedHashMap<>(sections);
    }

    /**
     * The output is left open.
     *
     * @throws UncheckedIOException when it cannot be written
     */
    public void write(UUID userId, OutputStream out) {
        snapshot.executeWithoutResult(_ -> {
            text("{\"user_id\":\"" + userId + "\",", out);
            sections.forEach((name, query) -> section(name, query, userId, out));
            text(END, out);
        });
    }

    private void section(String name, String query, UUID userId, OutputStream out) {
        text("\"" + name + "\":[", out);
        var rows = new int[1];
        jdbc.query(
                "select row_to_json(r)::text from (" + query + ") r",
                row -> {
                    text(rows[0]++ == 0 ? "\n" : ",\n", out);
                    text(row.getString(1), out);
                },
                userId);
        text("],\n", out);
    }

    private static void text(String text, OutputStream out) {
        try {
            out.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
