package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.sync.domain.joining.JoinedAccounts.Occasion;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes what one connection tells out of the accounts that are one with those of others: another
 * account leads then, and what others tell of too is known by their identifiers alone.
 */
final class SourceSeparation {

    private static final String OF_IT =
            "(select id from account where connection_id = :connection)";

    /** Accounts of other connections that are led by one of this, the first of each. */
    private static final String HEIRS =
            """
            select distinct on (a.joined_to) a.id
            from account a join account l on l.id = a.joined_to
            where l.connection_id = :connection and a.connection_id <> :connection
            order by a.joined_to, a.id
            """;

    private static final String KNOWN_BY_OTHERS =
            """
            update transaction t
            set source_id = x.account_id, provider_transaction_id = x.provider_transaction_id,
                version = :version, updated_at = :now
            from (select distinct on (x.transaction_id) x.* from transaction_alias x
                join account a on a.id = x.account_id and a.connection_id <> :connection
                where x.transaction_id in (select id from transaction where source_id in %1$s)
                order by x.transaction_id, x.account_id, x.provider_transaction_id) x
            where t.id = x.transaction_id and t.source_id in %1$s
            """
                    .formatted(OF_IT);

    private static final String NO_ALIAS_ANY_MORE =
            """
            delete from transaction_alias x using transaction t
            where t.id = x.transaction_id and t.user_id = :user
              and (x.account_id in %s
                or t.source_id = x.account_id
                    and t.provider_transaction_id = x.provider_transaction_id)
            """
                    .formatted(OF_IT);

    /** Others may have stated balances of its accounts, which the next leader takes over. */
    private static final String BALANCES_IT_STATED =
            """
            delete from day_balance
            where user_id = :user and job_id in (
                select id from sync_job where connection_id = :connection
                union all select id from import_job where connection_id = :connection)
            """;

    private static final String BALANCES_TAKEN_OVER =
            "delete from day_balance where user_id = :user and account_id in " + OF_IT;

    private final JdbcClient jdbc;
    private final JdbcJoinedAccounts joined;

    SourceSeparation(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.joined = new JdbcJoinedAccounts(jdbc);
    }

    void separate(UUID connectionId, Instant now) {
        jdbc.sql("select user_id from connection where id = :connection")
                .param("connection", connectionId)
                .query(UUID.class)
                .optional()
                .ifPresent(user -> separate(user, connectionId, now));
    }

    private void separate(UUID userId, UUID connectionId, Instant now) {
        forget(BALANCES_IT_STATED, userId, connectionId);
        jdbc.sql(HEIRS)
                .param("connection", connectionId)
                .query(UUID.class)
                .list()
                .forEach(heir -> joined.lead(userId, heir, Occasion.of(now)));
        forget(BALANCES_TAKEN_OVER, userId, connectionId);
        long version = TransactionMerge.tick(jdbc, userId);
        for (String sql : List.of(KNOWN_BY_OTHERS, NO_ALIAS_ANY_MORE)) {
            jdbc.sql(sql)
                    .param("user", userId)
                    .param("connection", connectionId)
                    .param("version", version)
                    .param("now", Rows.utc(now))
                    .update();
        }
    }

    private void forget(String balances, UUID userId, UUID connectionId) {
        jdbc.sql(balances).param("user", userId).param("connection", connectionId).update();
    }
}
