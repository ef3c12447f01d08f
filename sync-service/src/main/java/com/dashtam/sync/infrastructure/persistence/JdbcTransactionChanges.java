package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.sync.domain.transaction.TransactionChange;
import com.dashtam.sync.domain.transaction.TransactionChange.Kept.Kind;
import com.dashtam.sync.domain.transaction.TransactionChange.Position;
import com.dashtam.sync.domain.transaction.TransactionChanges;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Changes by the versions that {@link TransactionMerge} and {@link JdbcConnectionData} give. */
public final class JdbcTransactionChanges implements TransactionChanges {

    private static final String LIST =
            """
            (select t.version as change_version, t.id as change_id, t.account_id as change_account,
                    false as erased, t.*
                from transaction t
                where user_id = :user and version <= :to
                  and (version, id) > (:version, :id)
                  and not (removed_at is not null and version <= :begun
                    and coalesce(first_version, created_version) > :from)
                order by t.version, t.id
                limit :limit)
            union all
            (select e.version, e.transaction_id, e.account_id, true, (null::transaction).*
                from erased_transaction e
                where user_id = :user and version <= :to
                  and (version, transaction_id) > (:version, :id)
                  and not (created_version > :from and version <= :begun)
                order by e.version, e.transaction_id
                limit :limit)
            order by change_version, change_id
            limit :limit
            """;

    private final JdbcClient jdbc;

    public JdbcTransactionChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public long version(UUID userId) {
        return jdbc.sql("select version from ledger_clock where user_id = :user")
                .param("user", userId)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    @Override
    public List<TransactionChange> list(UUID userId, Span span, Position after, int limit) {
        return jdbc.sql(LIST)
                .param("user", userId)
                .param("from", span.from())
                .param("begun", span.begun())
                .param("to", span.to())
                .param("version", after.version())
                .param("id", after.transactionId())
                .param("limit", limit)
                .query((row, _) -> change(row, span))
                .list();
    }

    private static TransactionChange change(ResultSet row, Span span) throws SQLException {
        var position = new Position(row.getLong("change_version"), Rows.id(row, "change_id"));
        if (row.getBoolean("erased") || Rows.optionalInstant(row, "removed_at").isPresent()) {
            return new TransactionChange.Removed(position, Rows.id(row, "change_account"));
        }
        boolean isNew = row.getLong("created_version") > span.from();
        return new TransactionChange.Kept(
                isNew ? Kind.ADDED : Kind.MODIFIED,
                position,
                JdbcTransactionHistory.transaction(row, 0));
    }

    @Override
    public int forget(Instant before, int most) {
        return jdbc.sql(
                        """
                        delete from erased_transaction
                        where (user_id, version, transaction_id) in (
                            select user_id, version, transaction_id from erased_transaction
                            where gone_at < :before order by gone_at limit :most)
                        """)
                .param("before", Rows.utc(before))
                .param("most", most)
                .update();
    }
}
