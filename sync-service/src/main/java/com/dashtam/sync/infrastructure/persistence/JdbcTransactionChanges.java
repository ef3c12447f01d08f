package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.sync.domain.transaction.TransactionChange;
import com.dashtam.sync.domain.transaction.TransactionChange.Position;
import com.dashtam.sync.domain.transaction.TransactionChanges;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Changes by the versions that {@link TransactionMerge} gives the rows. */
public final class JdbcTransactionChanges implements TransactionChanges {

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
        return jdbc.sql(
                        """
                        select * from transaction
                        where user_id = :user and version <= :to
                          and (version, id) > (:version, :id)
                          and not (removed_at is not null and created_version > :from
                            and version <= :begun)
                        order by version, id
                        limit :limit
                        """)
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
        var position = new Position(row.getLong("version"), Rows.id(row, "id"));
        if (Rows.optionalInstant(row, "removed_at").isPresent()) {
            return new TransactionChange.Removed(position, Rows.id(row, "account_id"));
        }
        var transaction = JdbcTransactionHistory.transaction(row, 0);
        return row.getLong("created_version") > span.from()
                ? new TransactionChange.Added(position, transaction)
                : new TransactionChange.Modified(position, transaction);
    }
}
