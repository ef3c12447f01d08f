package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.sync.domain.ledger.Coverage;

/**
 * The statements that end a reading, with the parameters of {@link TransactionSql}; {@code t} is a
 * transaction and {@code a} its account. Sets of which both may be large are compared in groups:
 * PostgreSQL knows nothing of rows that were just staged, and takes them for few to loop over.
 *
 * @param unshown which transactions may be known under another identifier by now
 * @param gone which are there no more, if nothing has taken their place
 */
record ConclusionSql(String unshown, String gone) {

    private static final String NOT_STAGED =
            """
            not exists (select from staged_transaction o
                where o.job_id = :job and o.provider_account_id = a.provider_account_id
                  and o.provider_transaction_id = t.provider_transaction_id)
            """;

    private static final String SAID_TO_BE_GONE =
            """
            exists (select from staged_removal r
                where r.job_id = :job and r.provider_account_id = a.provider_account_id
                  and r.provider_transaction_id = t.provider_transaction_id
                  and not exists (select from staged_transaction o
                    where o.job_id = :job and o.provider_account_id = r.provider_account_id
                      and o.provider_transaction_id = r.provider_transaction_id
                      and o.seq >= r.next_row))
            """;

    private static final String PENDING_IN_THE_WINDOW =
            """
            t.status = 'pending' and a.active and a.id <> all(:doubtful)
                and (cast(:account as uuid) is null or a.ledger_id = :account or a.id = :account)
                and (cast(:first as date) is null or t.date >= :first)
                and (cast(:last as date) is null or t.date <= :last)
            """;

    static ConclusionSql of(Coverage coverage) {
        return switch (coverage) {
            case Coverage.Listing _ ->
                    new ConclusionSql(
                            either(NOT_STAGED, SAID_TO_BE_GONE),
                            either(PENDING_IN_THE_WINDOW + " and " + NOT_STAGED, SAID_TO_BE_GONE));
            case Coverage.Changes _ -> new ConclusionSql(SAID_TO_BE_GONE, SAID_TO_BE_GONE);
            case Coverage.Statement _ -> new ConclusionSql(NOT_STAGED, "false");
        };
    }

    private static String either(String one, String other) {
        return "((" + one + ") or (" + other + "))";
    }

    /** Of rows that wait under one identifier the last shown counts. */
    static final String SUPERSEDED =
            """
            with numbered as materialized (
                select s.ctid as place, row_number() over (
                    partition by provider_account_id, provider_transaction_id
                    order by seq desc) as number
                from staged_transaction s
                where s.job_id = :job and s.fate = 'held')
            update staged_transaction s set fate = 'superseded'
            from numbered n
            where n.number > 1 and s.ctid = n.place
            """;

    /** Rows that wait and have become known further on say nothing. */
    static final String KNOWN_BY_NOW =
            """
            update staged_transaction s set fate = 'superseded'
            from account a
            where s.job_id = :job and s.fate = 'held' and a.connection_id = :connection
              and a.provider_account_id = s.provider_account_id
              and (exists (select from transaction k where k.source_id = a.id
                    and k.provider_transaction_id = s.provider_transaction_id)
                or exists (select from transaction_alias x where x.account_id = a.id
                    and x.provider_transaction_id = s.provider_transaction_id))
            """;

    /** Rows that wait take the place of those that say the same, one for one. */
    String twins() {
        return """
        with held as (
            select s.*, a.ledger_id as account_id, a.id as source_id,
                row_number() over (partition by a.id, s.date, s.amount, s.currency,
                    s.description order by s.seq) as place
            from staged_transaction s
            join account a on a.connection_id = :connection
                and a.provider_account_id = s.provider_account_id
            where s.job_id = :job and s.fate = 'held'),
        lost as (
            select t.id, t.source_id, t.date, t.amount, t.currency, t.description,
                row_number() over (partition by t.source_id, t.date, t.amount, t.currency,
                    t.description order by t.removed_at is not null, t.id) as place
            from (select distinct account_id, source_id, date, amount, currency, description
                from held) h
            join transaction t
                using (account_id, source_id, date, amount, currency, description)
            join account a on a.id = t.source_id
            where t.reading_id is distinct from :reading
              and (t.removed_at is not null and %s or %s)),
        pair as (
            select (array_agg(id) filter (where id is not null))[1] as id, max(seq) as seq
            from (
                select source_id, date, amount, currency, description, place, cast(null as uuid) as id, seq
                from held
                union all
                select source_id, date, amount, currency, description, place, id, null from lost)
                alike
            group by source_id, date, amount, currency, description, place
            having count(id) = 1 and count(seq) = 1),
        %s
        """
                .formatted(NOT_STAGED, unshown, placing());
    }

    String candidates() {
        return """
        select s.seq, t.id, t.amount, t.description, t.date, s.amount as new_amount,
            s.description as new_description, s.date as new_date
        from staged_transaction s
        join account a on a.connection_id = :connection
            and a.provider_account_id = s.provider_account_id
        join transaction t on t.account_id = a.ledger_id and t.source_id = a.id
            and t.status = 'pending'
            and t.currency = s.currency and sign(t.amount) = sign(s.amount)
            and t.date between s.date - :after and s.date + :before
        where s.job_id = :job and s.fate = 'held'
          and (t.removed_at is not null and %s or %s)
        order by s.seq, t.id
        limit :most
        """
                .formatted(NOT_STAGED, gone);
    }

    /** Rows that wait take the places that were decided on. */
    String decided() {
        return """
        with pair as (
            select * from unnest(cast(:ids as uuid[]), cast(:rows as integer[])) as p(id, seq)),
        %s
        """
                .formatted(placing());
    }

    private static String placing() {
        return """
        moved as (
            update transaction t
            set provider_transaction_id = s.provider_transaction_id, %1$s,
                reading_id = :reading, page = s.page, version = :version, updated_at = :now,
                created_version = case when t.removed_by = 'institution' then :version
                    else t.created_version end,
                first_version = case when t.removed_by = 'institution'
                    then coalesce(t.first_version, t.created_version)
                    else t.first_version end,
                removed_at = case when t.removed_by = 'user' then t.removed_at end,
                removed_by = nullif(t.removed_by, 'institution')
            from pair p, staged_transaction s
            where t.id = p.id and s.job_id = :job and s.seq = p.seq
            returning t.id, t.source_id, t.removed_by, %2$s),
        %3$s,
        placed as (
            update staged_transaction s set fate = 'placed' from pair p
            where s.job_id = :job and s.seq = p.seq)
        select count(*) as rows, count(*) filter (where removed_by is null) as updated from moved
        """
                .formatted(
                        TransactionSql.assigned(),
                        TransactionSql.old(),
                        TransactionSql.remembering("moved"));
    }

    /** What was pending and is not shown any more is kept, unseen. */
    static final String PENDING_NO_MORE =
            removing(
                    """
                    select unnest(array_agg(id)) as id from (
                        select t.id, a.provider_account_id, t.provider_transaction_id, 0 as shown
                        from account a
                        join transaction t on t.account_id = a.ledger_id and t.source_id = a.id
                            and t.removed_at is null
                        where a.connection_id = :connection and %s
                        union all
                        select null, provider_account_id, provider_transaction_id, 1
                        from staged_transaction where job_id = :job) told
                    group by provider_account_id, provider_transaction_id
                    having sum(shown) = 0
                    """
                            .formatted(PENDING_IN_THE_WINDOW));

    /** And so is what is said to be gone. */
    static final String REMOVED =
            removing(
                    """
                    select t.id from (
                        select provider_account_id, provider_transaction_id
                        from (
                            select provider_account_id, provider_transaction_id, next_row,
                                -1 as seq
                            from staged_removal where job_id = :job
                            union all
                            select provider_account_id, provider_transaction_id, 0, seq
                            from staged_transaction where job_id = :job) told
                        group by provider_account_id, provider_transaction_id
                        having max(next_row) > max(seq)) r
                    join account a on a.connection_id = :connection
                        and a.provider_account_id = r.provider_account_id
                    join transaction t on t.source_id = a.id
                        and t.provider_transaction_id = r.provider_transaction_id
                    """);

    private static String removing(String gone) {
        return """
        with gone as materialized (%s)
        update transaction t
        set removed_at = :now, removed_by = 'institution', reading_id = :reading,
            version = :version, updated_at = :now
        from gone
        where t.id = gone.id and t.removed_at is null
        """
                .formatted(gone);
    }
}
