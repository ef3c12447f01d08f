package com.dashtam.sync.system;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the tables hold of one user, whatever ids it was given.
 *
 * @param jdbc past the grants of the service's role
 */
record StoredRows(JdbcClient jdbc, UUID user) {

    private static final String EVERYTHING =
            """
            with own as (select id, provider_account_id as name from account where user_id = :user)
            select 'account', provider_account_id, account.name, type, currency, balance::text,
                available_balance::text, active::text
            from account where user_id = :user
            union all
            select 'transaction', own.name, provider_transaction_id, subtype || ' ' || status,
                currency, amount::text, description,
                concat_ws(' ', t.date, 'page', t.page, t.removed_by,
                    (select count(*) from transaction_revision r where r.transaction_id = t.id),
                    (select string_agg(n.provider_transaction_id, ' ' order by n.provider_transaction_id)
                     from transaction_alias n where n.transaction_id = t.id))
            from transaction t join own on own.id = t.account_id
            union all
            select 'holding', own.name, provider_holding_id, asset_type, currency, quantity::text,
                market_value::text, active::text
            from holding join own on own.id = account_id
            union all
            select 'snapshot', own.name, source, '', currency, balance::text,
                available_balance::text, ''
            from balance_snapshot join own on own.id = account_id
            union all
            select 'day', own.name, '', '', currency, balance::text, '', ''
            from day_balance join own on own.id = account_id
            union all
            select 'quarantined', own.name, provider_transaction_id, '', currency, amount::text,
                description, ''
            from quarantined_transaction q join own on own.id = account_id
            order by 1, 2, 3, 4, 5, 6, 7, 8
            """;

    List<String> all() {
        return jdbc.sql(EVERYTHING)
                .param("user", user)
                .query((row, _) -> {
                    var text = new StringBuilder();
                    for (int column = 1; column <= 8; column++) {
                        text.append(row.getString(column)).append(" | ");
                    }
                    return text.toString();
                })
                .list();
    }

    /** The ids of the events, in the order of their commits. */
    List<UUID> eventIds() {
        return events("id", UUID.class);
    }

    /** The types of all events but those that tell of progress, which each try tells anew. */
    List<String> outcomes() {
        return events("type", String.class).stream()
                .filter(type -> !type.endsWith(".progressed"))
                .toList();
    }

    private <T> List<T> events(String column, Class<T> type) {
        return jdbc.sql(
                        "select %s from outbox where aggregateid = :user order by sequence"
                                .formatted(column))
                .param("user", user.toString())
                .query(type)
                .list();
    }

    /** Rows that were set aside for a job. */
    int staged(UUID job) {
        return jdbc.sql(
                        """
                        select (select count(*) from staged_transaction where job_id = :job)
                            + (select count(*) from staged_removal where job_id = :job)
                        """)
                .param("job", job)
                .query(Integer.class)
                .single();
    }

    /** How often workers took a job. */
    int claims(String table, UUID job) {
        return number("claims", table, job);
    }

    /** How many of these tries counted as failures. */
    int failures(String table, UUID job) {
        return number("attempts", table, job);
    }

    private int number(String column, String table, UUID job) {
        return jdbc.sql("select %s from %s where id = :job".formatted(column, table))
                .param("job", job)
                .query(Integer.class)
                .single();
    }
}
