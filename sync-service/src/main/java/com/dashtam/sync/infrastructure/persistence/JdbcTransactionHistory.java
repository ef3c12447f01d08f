package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.kernel.feed.AssetType;
import com.dashtam.kernel.feed.NormalizedTransaction.SecurityDetails;
import com.dashtam.kernel.feed.TransactionStatus;
import com.dashtam.kernel.feed.TransactionSubtype;
import com.dashtam.kernel.feed.TransactionType;
import com.dashtam.sync.domain.transaction.Annotations;
import com.dashtam.sync.domain.transaction.Transaction;
import com.dashtam.sync.domain.transaction.TransactionFilter;
import com.dashtam.sync.domain.transaction.TransactionHistory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Transactions in the table of that name; JdbcLedger writes them. */
public final class JdbcTransactionHistory implements TransactionHistory {

    private final JdbcClient jdbc;

    public JdbcTransactionHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Transaction> list(TransactionFilter filter, Optional<Position> after, int limit) {
        var conditions = conditions(filter);
        after.ifPresent(position ->
                conditions
                        .and("(date, id) < (:day, :last)", "day", position.date())
                        .and("true", "last", position.id()));
        return jdbc.sql(
                        "select * from transaction %s order by date desc, id desc limit :limit"
                                .formatted(conditions.where()))
                .params(conditions.parameters())
                .param("limit", limit)
                .query(JdbcTransactionHistory::transaction)
                .list();
    }

    @Override
    public long count(TransactionFilter filter) {
        var conditions = conditions(filter);
        return jdbc.sql("select count(*) from transaction " + conditions.where())
                .params(conditions.parameters())
                .query(Long.class)
                .single();
    }

    private static Conditions conditions(TransactionFilter filter) {
        var conditions =
                new Conditions()
                        .and("removed_at is null and user_id = :user", "user", filter.userId());
        filter.accountId().ifPresent(id -> conditions.and("account_id = :account", "account", id));
        filter.status()
                .ifPresent(status -> conditions.and("status = :status", "status", status.text()));
        filter.type()
                .ifPresent(type ->
                        conditions.and("subtype in (:subtypes)", "subtypes", subtypesOf(type)));
        filter.window().from().ifPresent(day -> conditions.and("date >= :from", "from", day));
        filter.window().to().ifPresent(day -> conditions.and("date <= :to", "to", day));
        return conditions;
    }

    private static List<String> subtypesOf(TransactionType type) {
        return Arrays.stream(TransactionSubtype.values())
                .filter(subtype -> subtype.type() == type)
                .map(TransactionSubtype::text)
                .toList();
    }

    @Override
    public Optional<Transaction> findOwned(UUID id, UUID userId) {
        return jdbc.sql(
                        "select * from transaction where id = :id and user_id = :user and removed_at is null")
                .param("id", id)
                .param("user", userId)
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
