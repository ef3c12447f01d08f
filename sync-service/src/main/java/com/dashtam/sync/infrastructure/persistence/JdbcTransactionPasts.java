package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.kernel.feed.PageHash;
import com.dashtam.kernel.feed.TransactionStatus;
import com.dashtam.kernel.feed.TransactionSubtype;
import com.dashtam.sync.domain.transaction.TransactionPast;
import com.dashtam.sync.domain.transaction.TransactionPast.Revision;
import com.dashtam.sync.domain.transaction.TransactionPast.Source;
import com.dashtam.sync.domain.transaction.TransactionPasts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What {@link TransactionMerge} leaves behind. */
public final class JdbcTransactionPasts implements TransactionPasts {

    private final JdbcClient jdbc;

    public JdbcTransactionPasts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<TransactionPast> findOwned(UUID transactionId, UUID userId) {
        return jdbc.sql(
                        """
                        select r.job_id, r.connection_id, r.began_at, c.provider_slug, t.page,
                            encode(p.sha256, 'hex') as sha256
                        from transaction t
                        left join reading r on r.id = t.reading_id
                        left join reading_page p on p.reading_id = r.id and p.page = t.page
                        left join connection c on c.id = r.connection_id
                        where t.id = :id and t.user_id = :user and t.removed_at is null
                        """)
                .param("id", transactionId)
                .param("user", userId)
                .query((row, _) -> source(row))
                .optional()
                .map(source ->
                        new TransactionPast(
                                transactionId,
                                source,
                                formerIdentifiers(transactionId),
                                revisions(transactionId)));
    }

    private static Optional<Source> source(ResultSet row) throws SQLException {
        Optional<UUID> connection = Rows.optionalId(row, "connection_id");
        if (connection.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Source(
                        connection.get(),
                        row.getString("provider_slug"),
                        Rows.id(row, "job_id"),
                        Optional.ofNullable(row.getObject("page", Integer.class)),
                        Optional.ofNullable(row.getString("sha256")).map(PageHash::new),
                        Rows.instant(row, "began_at")));
    }

    private List<String> formerIdentifiers(UUID transactionId) {
        return jdbc.sql(
                        """
                        select provider_transaction_id from transaction_alias
                        where transaction_id = :id order by provider_transaction_id
                        """)
                .param("id", transactionId)
                .query((row, _) -> row.getString("provider_transaction_id"))
                .list();
    }

    private List<Revision> revisions(UUID transactionId) {
        return jdbc.sql(
                        """
                        select * from transaction_revision
                        where transaction_id = :id order by version desc
                        """)
                .param("id", transactionId)
                .query((row, _) ->
                        new Revision(
                                Rows.instant(row, "replaced_at"),
                                row.getString("provider_transaction_id"),
                                TransactionSubtype.parse(row.getString("subtype")),
                                TransactionStatus.parse(row.getString("status")),
                                Rows.money(row, "amount"),
                                row.getString("description"),
                                Rows.date(row, "date"),
                                Rows.optionalDate(row, "settlement_date")))
                .list();
    }
}
