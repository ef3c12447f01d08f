package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.kernel.feed.TransactionStatus;
import com.dashtam.kernel.feed.TransactionSubtype;
import com.dashtam.sync.domain.transaction.Quarantine;
import com.dashtam.sync.domain.transaction.QuarantinedTransaction;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Postings that {@link TransactionMerge} put aside. */
public final class JdbcQuarantine implements Quarantine {

    private final JdbcClient jdbc;

    public JdbcQuarantine(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<QuarantinedTransaction> list(UUID userId, Optional<UUID> after, int limit) {
        return jdbc.sql(
                        """
                        select q.*, t.id as transaction_id
                        from quarantined_transaction q
                        left join transaction t on t.source_id = q.account_id
                            and t.provider_transaction_id = q.provider_transaction_id
                            and t.removed_at is null
                        where q.user_id = :user
                          and (cast(:after as uuid) is null or q.id < :after)
                        order by q.id desc
                        limit :limit
                        """)
                .param("user", userId)
                .param("after", after.orElse(null))
                .param("limit", limit)
                .query((row, _) ->
                        new QuarantinedTransaction(
                                Rows.id(row, "id"),
                                Rows.id(row, "account_id"),
                                Rows.optionalId(row, "transaction_id"),
                                row.getString("provider_transaction_id"),
                                TransactionSubtype.parse(row.getString("subtype")),
                                TransactionStatus.parse(row.getString("status")),
                                Rows.money(row, "amount"),
                                row.getString("description"),
                                Rows.date(row, "date"),
                                Rows.instant(row, "first_seen_at"),
                                Rows.instant(row, "last_seen_at")))
                .list();
    }
}
