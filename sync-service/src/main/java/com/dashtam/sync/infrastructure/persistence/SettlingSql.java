package com.dashtam.sync.infrastructure.persistence;

/** The statements for rows that say which pending transaction they settle. */
final class SettlingSql {

    /** A pending transaction takes the identifier of the row that says it settles it. */
    static final String SETTLED =
            """
            with claim as (
                select distinct on (t.id) t.id, s.provider_transaction_id, s.page,
                    %2$s is not distinct from %3$s as otherwise_same
                from %4$s
                join transaction t on t.account_id = a.ledger_id and t.source_id = a.id
                    and t.status = 'pending'
                    and (t.provider_transaction_id = s.settles or t.id = (
                        select x.transaction_id from transaction_alias x
                        where x.account_id = a.id and x.provider_transaction_id = s.settles))
                where %1$s and s.settles is not null and s.fate = ''
                  and not exists (select from transaction o where o.source_id = a.id
                    and o.provider_transaction_id = s.provider_transaction_id)
                order by t.id, s.seq),
            settled as (
                update transaction t
                set provider_transaction_id = c.provider_transaction_id, reading_id = :reading,
                    page = c.page, version = :version, updated_at = :now
                from claim c where t.id = c.id
                returning t.id, t.source_id, t.removed_at, c.otherwise_same, %5$s),
            %6$s
            select count(*) as renamed,
                count(*) filter (where otherwise_same and removed_at is null) as updated
            from settled
            """
                    .formatted(
                            TransactionSql.MEANT,
                            TransactionSql.said("t"),
                            TransactionSql.said("s"),
                            TransactionSql.STAGED_OF_THE_CONNECTION,
                            TransactionSql.old(),
                            TransactionSql.remembering("settled"));

    private static final String BESIDE =
            """
            s.job_id = :job and s.seq >= :from and s.seq < :to and s.fate = :fate
              and s.status = 'pending' and r.job_id = :job and r.seq >= :from and r.seq < :to
              and r.fate = any(:fates) and r.status <> 'pending'
              and r.settles = s.provider_transaction_id
              and r.provider_account_id = s.provider_account_id
            """;

    /** A pending row that is new says nothing when one beside it says that it settles it. */
    static final String SETTLED_AT_ONCE =
            """
            update staged_transaction s set fate = 'settled'
            from staged_transaction r
            where %s and not exists (select from account a
                join transaction t on t.source_id = a.id
                    and t.provider_transaction_id = s.provider_transaction_id
                where a.connection_id = :connection
                  and a.provider_account_id = s.provider_account_id)
            """
                    .formatted(BESIDE);

    /** Its identifier is one of the other's, once that is there; unless it has become known. */
    static final String SETTLED_AT_ONCE_REMEMBERED =
            """
            insert into transaction_alias (account_id, provider_transaction_id, transaction_id)
            select a.id, s.provider_transaction_id, t.id
            from staged_transaction s, staged_transaction r
            join account a on a.connection_id = :connection
                and a.provider_account_id = r.provider_account_id
            join transaction t on t.source_id = a.id
                and t.provider_transaction_id = r.provider_transaction_id
            where %s and not exists (select from transaction k where k.source_id = a.id
                and k.provider_transaction_id = s.provider_transaction_id)
            order by r.seq
            on conflict do nothing
            """
                    .formatted(BESIDE);

    /** A row of the same merge under the identifier that was just given up says nothing. */
    static final String SETTLED_ALREADY =
            """
            update staged_transaction s set fate = 'late'
            from account a, transaction_alias x
            where %s and s.fate = '' and a.connection_id = :connection
              and a.provider_account_id = s.provider_account_id
              and x.account_id = a.id and x.provider_transaction_id = s.provider_transaction_id
            """
                    .formatted(TransactionSql.MEANT);

    private SettlingSql() {}
}
