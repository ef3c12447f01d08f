package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.kernel.feed.AssetType;
import com.dashtam.kernel.feed.NormalizedTransaction.SecurityDetails;
import com.dashtam.kernel.feed.TransactionStatus;
import com.dashtam.kernel.feed.TransactionSubtype;
import com.dashtam.sync.domain.transaction.Annotations;
import com.dashtam.sync.domain.transaction.Transaction;
import com.dashtam.sync.domain.transaction.TransactionFilter;
import com.dashtam.sync.domain.transaction.TransactionHistory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Transactions in the table of that name; JdbcLedger writes them. */
public final class JdbcTransactionHistory implements TransactionHistory {

    private final JdbcClient jdbc;

    public JdbcTransactionHistory(DataSource database) {
        this.jdbc = JdbcClient.create(new PlannedByValue(database));
    }

    @Override
    public List<Transaction> list(TransactionFilter filter, Slice slice) {
        var query = new TransactionQuery(filter);
        return jdbc.sql(query.select(slice))
                .params(query.parameters())
                .query(JdbcTransactionHistory::transaction)
                .list();
    }

    @Override
    public long count(TransactionFilter filter) {
        var query = new TransactionQuery(filter);
        return count(query.count(), query);
    }

    @Override
    public boolean hasMoreThan(TransactionFilter filter, int rows) {
        var query = new TransactionQuery(filter);
        return count(query.countUpTo(rows), query) > rows;
    }

    private long count(String sql, TransactionQuery query) {
        return jdbc.sql(sql).params(query.parameters()).query(Long.class).single();
    }

    @Override
    public Optional<Transaction> findOwned(UUID id, UUID userId) {
        var conditions =
                TransactionQuery.shown()
                        .and("t.id = :id", "id", id)
                        .and("t.user_id = :user", "user", userId);
        return jdbc.sql("select t.* from transaction t " + conditions.where())
                .params(conditions.parameters())
                .query(JdbcTransactionHistory::transaction)
                .optional();
    }

    static Transaction transaction(ResultSet row, int number) throws SQLException {
        return new Transaction(
                Rows.id(row, "id"),
                Rows.id(row, "account_id"),
                row.getString("provider_transaction_id"),
                TransactionSubtype.parse(row.getString("subtype")),
                TransactionStatus.parse(row.getString("status")),
                Rows.money(row, "amount"),
                row.getString("description"),
                Rows.date(row, "date"),
                Rows.optionalDate(row, "settlement_date"),
                security(row),
                new Annotations(
                        Rows.optionalText(row, "note"), Rows.optionalText(row, "own_description")),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "updated_at"));
    }

    private static Optional<SecurityDetails> security(ResultSet row) throws SQLException {
        var details =
                new SecurityDetails(
                        Rows.optionalText(row, "symbol"),
                        Rows.optionalText(row, "security_name"),
                        Rows.optionalText(row, "asset_type").map(AssetType::parse),
                        Rows.optionalDecimal(row, "quantity"),
                        Rows.optionalDecimal(row, "unit_price"),
                        Rows.optionalDecimal(row, "commission"));
        return Optional.of(details).filter(found -> !found.equals(NOTHING_TRADED));
    }

    private static final SecurityDetails NOTHING_TRADED =
            new SecurityDetails(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
}
