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
                left join %7$s taken on true
                cross join lateral (
                    select id from transaction o
                    where o.source_id = a.id and o.provider_transaction_id = s.settles
                    union
                    select transaction_id from transaction_alias x
                    where x.account_id = a.id and x.provider_transaction_id = s.settles) known
                join transaction t on t.id = known.id and t.source_id = a.id
                    and t.status = 'pending'
                where %1$s and s.settles is not null and s.fate = '' and taken.id is null
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
                            TransactionSql.remembering("settled"),
                            TransactionSql.TRANSACTION_OF_ROW);

    /**
     * A pending row that is new says nothing when one beside it says that it settles it. It keeps
     * the identifier of the first that does.
     */
    static final String SETTLED_AT_ONCE =
            """
            update staged_transaction s set fate = 'settled', settles = beside.identifier
            from (
                select max(place) as place,
                    (array_agg(settled_as order by settled_seq)
                        filter (where settled_seq is not null))[1] as identifier
                from (
                    select s.provider_account_id, s.provider_transaction_id as told,
                        s.ctid as place, cast(null as integer) as settled_seq,
                        cast(null as text) as settled_as
                    from %2$s
                    left join %3$s known on true
                    where %1$s and s.fate = '' and s.status = 'pending' and known.id is null
                    union all
                    select s.provider_account_id, s.settles, null, s.seq,
                        s.provider_transaction_id
                    from staged_transaction s
                    where %1$s and s.fate = '' and s.status <> 'pending'
                      and s.settles is not null) each
                group by provider_account_id, told
                having count(place) > 0 and count(settled_seq) > 0) beside
            where s.ctid = beside.place
            """
                    .formatted(
                            TransactionSql.MEANT,
                            TransactionSql.STAGED_OF_THE_CONNECTION,
                            TransactionSql.TRANSACTION_OF_ROW);

    /** Its identifier is one of the other's, once that is there; unless it has become known. */
    static final String SETTLED_AT_ONCE_REMEMBERED =
            """
            insert into transaction_alias (account_id, provider_transaction_id, transaction_id)
            select a.id, s.provider_transaction_id, t.id
            from %2$s
            left join %3$s known on true
            cross join lateral (
                select id from transaction
                where source_id = a.id and provider_transaction_id = s.settles
                limit 1) t
            where %1$s and s.fate = 'settled' and known.id is null
            order by s.seq
            on conflict do nothing
            """
                    .formatted(
                            TransactionSql.MEANT,
                            TransactionSql.STAGED_OF_THE_CONNECTION,
                            TransactionSql.TRANSACTION_OF_ROW);

    /** A row of the same merge under the identifier that was just given up says nothing. */
    static final String SETTLED_ALREADY =
            """
            with late as materialized (
                select s.ctid as place
                from %2$s
                cross join %3$s x
                where %1$s and s.fate = '')
            update staged_transaction s set fate = 'late' from late where s.ctid = late.place
            """
                    .formatted(
                            TransactionSql.MEANT,
                            TransactionSql.STAGED_OF_THE_CONNECTION,
                            TransactionSql.ALIAS_OF_ROW);

    private SettlingSql() {}
}
