package com.dashtam.bench.speed;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** An account with so many transactions that it matters how they are read. */
final class LargeAccount {

    /** As a bank's account would have them, three hundred a day. */
    private static final String FILL =
            """
            insert into transaction (id, user_id, account_id, source_id, provider_transaction_id,
                subtype, status, amount, currency, description, date, symbol, version,
                created_version, created_at, updated_at)
            select uuidv7(), a.user_id, a.id, a.id, 'bench-' || i,
                (array['withdrawal', 'deposit', 'account_fee', 'interest'])[1 + i % 4],
                case when i % 5000 = 0 then 'pending' else 'settled' end,
                round((random() * 2000 - 1000)::numeric, 2), a.currency,
                (array['COFFEE SHOP', 'PAYMENT THANK YOU', 'GROCERY OUTLET #' || i % 977,
                    'ACH TRANSFER REFERENCE ' || i])[1 + i % 4],
                date '2026-03-01' - i / 300, case when i % 1000 = 0 then 'VTI' end,
                1, 1, now(), now()
            from account a, generate_series(?, ?) i where a.id = ?
            """;

    /** What is over well before a connection gives its server up. */
    private static final int BATCH = 50_000;

    private LargeAccount() {}

    /** One of the accounts that a user has already, filled. */
    static UUID create(Connection database, UUID userId, int rows) throws SQLException {
        UUID account = anAccount(database, userId);
        try (PreparedStatement fill = database.prepareStatement(FILL)) {
            for (int first = 1; first <= rows; first += BATCH) {
                fill.setInt(1, first);
                fill.setInt(2, Math.min(rows, first + BATCH - 1));
                fill.setObject(3, account);
                fill.executeUpdate();
            }
        }
        try (Statement statement = database.createStatement()) {
            statement.execute("vacuum analyze transaction");
            // What was just written would else be brought to the disk while pages are read.
            statement.execute("checkpoint");
        }
        return account;
    }

    private static UUID anAccount(Connection database, UUID userId) throws SQLException {
        String sql = "select id from account where user_id = ? order by id limit 1";
        return id(database, sql, userId);
    }

    private static UUID id(Connection database, String sql, Object parameter) throws SQLException {
        try (PreparedStatement select = database.prepareStatement(sql)) {
            select.setObject(1, parameter);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getObject(1, UUID.class);
            }
        }
    }

    /** A page so deep in the table, again and again. */
    static Samples pagesByKey(Connection database, String sql, int depth, int times)
            throws SQLException {
        UUID after = id(database, "select id from transaction order by id limit 1 offset ?", depth);
        Samples samples = new Samples();
        try (PreparedStatement select = database.prepareStatement(sql)) {
            for (int i = 0; i < times; i++) {
                long began = System.nanoTime();
                select.setObject(1, after);
                read(select);
                samples.add(System.nanoTime() - began);
            }
        }
        return samples;
    }

    private static void read(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int column = 1; column <= columns; column++) {
                    rows.getString(column);
                }
            }
        }
    }
}
