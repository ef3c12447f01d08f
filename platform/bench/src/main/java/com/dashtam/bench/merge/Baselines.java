package com.dashtam.bench.merge;

import static java.util.Objects.requireNonNull;

import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.id.Ids;
import com.dashtam.sync.domain.ledger.Holder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** The ceiling, a COPY into an equal table, and the approach of the reference, a row at a time. */
final class Baselines {

    private static final double NANOS = 1e9;

    private final Connection connection;

    Baselines(Connection connection) throws SQLException {
        this.connection = connection;
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists bench_transaction");
            statement.execute("create table bench_transaction (like transaction including all)");
        }
    }

    double copySeconds(UUID connectionId) throws SQLException, IOException {
        CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
        var rows = new ByteArrayOutputStream();
        copies.copyOut(
                "copy (select t.* from transaction t join account a on a.id = t.account_id"
                        + " where a.connection_id = '"
                        + connectionId
                        + "' order by t.id) to stdout",
                rows);
        long began = System.nanoTime();
        copies.copyIn(
                "copy bench_transaction from stdin", new ByteArrayInputStream(rows.toByteArray()));
        return (System.nanoTime() - began) / NANOS;
    }

    /** Looks for each row, adds it if it is not there, and commits. */
    double rowByRowSeconds(Holder holder, List<NormalizedTransaction> told, Ids ids)
            throws SQLException {
        Map<String, UUID> accounts = accountsOf(holder.connectionId());
        long began = System.nanoTime();
        try (PreparedStatement find =
                        connection.prepareStatement(
                                """
                                select id, status, amount, description, date from transaction
                                where source_id = ? and provider_transaction_id = ?
                                """);
                PreparedStatement add =
                        connection.prepareStatement(
                                """
                                insert into transaction (id, user_id, account_id, source_id,
                                    provider_transaction_id, subtype, status, amount, currency,
                                    description, date, version, created_version, created_at,
                                    updated_at)
                                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 1, now(), now())
                                """)) {
            for (NormalizedTransaction row : told) {
                UUID account = requireNonNull(accounts.get(row.providerAccountId()));
                find.setObject(1, account);
                find.setString(2, row.providerTransactionId());
                try (ResultSet found = find.executeQuery()) {
                    if (!found.next()) {
                        add(add, holder, account, row, ids);
                    }
                }
            }
        }
        return (System.nanoTime() - began) / NANOS;
    }

    private static void add(
            PreparedStatement add, Holder holder, UUID account, NormalizedTransaction row, Ids ids)
            throws SQLException {
        int column = 0;
        add.setObject(++column, ids.next());
        add.setObject(++column, holder.userId());
        add.setObject(++column, account);
        add.setObject(++column, account);
        add.setString(++column, row.providerTransactionId());
        add.setString(++column, row.subtype().text());
        add.setString(++column, row.status().text());
        add.setBigDecimal(++column, row.amount());
        add.setString(++column, row.currency().code());
        add.setString(++column, row.description());
        add.setObject(++column, row.date());
        add.executeUpdate();
    }

    private Map<String, UUID> accountsOf(UUID connectionId) throws SQLException {
        Map<String, UUID> accounts = new HashMap<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select provider_account_id, id from account where connection_id = ?")) {
            select.setObject(1, connectionId);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    accounts.put(row.getString(1), row.getObject(2, UUID.class));
                }
            }
        }
        return accounts;
    }
}
