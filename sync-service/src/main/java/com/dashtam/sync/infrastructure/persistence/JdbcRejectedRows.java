package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.kernel.feed.LeftOut;
import com.dashtam.kernel.money.Currency;
import com.dashtam.sync.domain.imports.LeftOutRow;
import com.dashtam.sync.domain.imports.RejectedRows;
import com.dashtam.sync.domain.ledger.Holder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds the staged rows that {@link TransactionMerge} counts as errors, by what it left on them.
 */
public final class JdbcRejectedRows implements RejectedRows {

    private static final String FIND =
            """
            select s.provider_transaction_id, s.date, s.amount, s.currency, s.description,
                case when a.id is null then 'account_unknown'
                    when s.fate = 'clash' then 'identifier_repeated'
                    else 'identifier_reused' end as reason
            from staged_transaction s
            left join account a on a.connection_id = :connection
                and a.provider_account_id = s.provider_account_id
            left join transaction t on t.source_id = a.id
                and t.provider_transaction_id = s.provider_transaction_id
            where s.job_id = :job
              and (a.id is null or s.fate = 'clash' or s.fate = '' and %s)
            order by s.seq
            limit :most
            """
                    .formatted(TransactionSql.STRANGER);

    private final JdbcClient jdbc;

    public JdbcRejectedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<LeftOutRow> find(UUID jobId, Holder holder, int atMost) {
        return jdbc.sql(FIND)
                .param("connection", holder.connectionId())
                .param("job", jobId)
                .param("most", atMost)
                .query(JdbcRejectedRows::row)
                .list();
    }

    private static LeftOutRow row(ResultSet row, int number) throws SQLException {
        return LeftOutRow.unmerged(
                new LeftOutRow.Content(
                        row.getString("provider_transaction_id"),
                        Rows.date(row, "date"),
                        row.getBigDecimal("amount"),
                        new Currency(row.getString("currency")),
                        row.getString("description")),
                LeftOut.Reason.parse(row.getString("reason")));
    }
}
