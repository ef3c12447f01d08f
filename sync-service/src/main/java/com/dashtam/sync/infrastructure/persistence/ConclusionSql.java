package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.sync.domain.ledger.Coverage;

/**
 * The statements that end a reading, with the parameters of {@link TransactionSql}. Sets of which
 * both may be large are compared in groups: PostgreSQL knows nothing of rows that were just staged,
 * and takes them for few to loop over.
 *
 * @param unshown which of the transactions {@code t} that {@code j} judges may be known under
 *     another identifier by now
 * @param gone which are there no more, if nothing has taken their place
 */
record ConclusionSql(String unshown, String gone) {

    private static final String SAID_TO_BE_GONE = "(j.next_row > coalesce(j.last_row, -1))";

    private static final String NOT_SHOWN = "(j.last_row is null)";

    private static final String PENDING_IN_THE_WINDOW =
            """
            t.status = 'pending' and a.active and a.id <> all(:doubtful)
                and (cast(:account as uuid) is null or a.ledger_id = :account or a.id = :account)
                and (cast(:first as date) is null or t.date >= :first)
                and (cast(:last as date) is null or t.date <= :last)
            """;

    /**
     * When the transactions of {@code found} were last shown, and said to be gone, in this reading.
     */
    private static final String JUDGED =
            """
            judged as materialized (
                select id, arrival, last_row, next_row
                from (
                    select id, arrival, max(shown_in) over same as last_row,
                        max(gone_before) over same as next_row
                    from (
                        select id, arrival, provider_account_id, provider_transaction_id,
                            cast(null as integer) as shown_in,
                            cast(null as integer) as gone_before
                        from found
                        union all
                        select null, null, provider_account_id, provider_transaction_id, seq, null
                        from staged_transaction
                        where job_id = :job and exists (select from found)
                        union all
                        select null, null, provider_account_id, provider_transaction_id, null,
                            next_row
                        from staged_removal where job_id = :job) told
                    window same as (partition by provider_account_id, provider_transaction_id))
                    marked
                where id is not null)
            """;

    static ConclusionSql of(Coverage coverage) {
        return switch (coverage) {
            case Coverage.Listing _ ->
                    new ConclusionSql(
                            either(NOT_SHOWN, SAID_TO_BE_GONE),
                            either(PENDING_IN_THE_WINDOW + " and " + NOT_SHOWN, SAID_TO_BE_GONE));
            case Coverage.Changes _ -> new ConclusionSql(SAID_TO_BE_GONE, SAID_TO_BE_GONE);
            case Coverage.Statement _ -> new ConclusionSql(NOT_SHOWN, "false");
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
            with known as materialized (
                select s.ctid as place
                from %1$s
                left join %2$s t on true
                left join %3$s x on true
                where s.job_id = :job and s.fate = 'held'
                  and (t.id is not null or x.transaction_id is not null))
            update staged_transaction s set fate = 'superseded'
            from known where s.ctid = known.place
            """
                    .formatted(
                            TransactionSql.STAGED_OF_THE_CONNECTION,
                            TransactionSql.TRANSACTION_OF_ROW,
                            TransactionSql.ALIAS_OF_ROW);

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
        found as materialized (
            select t.id, cast(null as integer) as arrival, h.provider_account_id,
                t.provider_transaction_id
            from (
                select distinct account_id, source_id, provider_account_id, date, amount,
                    currency, description
                from held) h
            join transaction t
                using (account_id, source_id, date, amount, currency, description)
            where t.reading_id is distinct from :reading),
        %s,
        lost as (
            select t.id, t.source_id, t.date, t.amount, t.currency, t.description,
                row_number() over (partition by t.source_id, t.date, t.amount, t.currency,
                    t.description order by t.removed_at is not null, t.id) as place
            from judged j
            join transaction t on t.id = j.id
            where t.removed_at is not null and %s or %s),
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
                .formatted(JUDGED, NOT_SHOWN, unshown, placing());
    }

    String candidates() {
        return """
        with found as materialized (
            select t.id, s.seq as arrival, s.provider_account_id, t.provider_transaction_id
            from staged_transaction s
            join account a on a.connection_id = :connection
                and a.provider_account_id = s.provider_account_id
            join transaction t on t.account_id = a.ledger_id and t.source_id = a.id
                and t.status = 'pending'
                and t.currency = s.currency and sign(t.amount) = sign(s.amount)
                and t.date between s.date - :after and s.date + :before
            where s.job_id = :job and s.fate = 'held'),
        %s
        select s.seq, t.id, t.amount, t.description, t.date, s.amount as new_amount,
            s.description as new_description, s.date as new_date
        from judged j
        join transaction t on t.id = j.id
        join account a on a.id = t.source_id
        cross join lateral (
            select * from staged_transaction where job_id = :job and seq = j.arrival limit 1) s
        where t.removed_at is not null and %s or %s
        order by s.seq, t.id
        limit :most
        """
                .formatted(JUDGED, NOT_SHOWN, gone);
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
        taking as materialized (
            select s.*, p.id as known_id
            from pair p
            cross join lateral (
                select *, ctid as place from staged_transaction
                where job_id = :job and seq = p.seq
                limit 1) s),
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
            from taking s where t.id = s.known_id
            returning t.id, t.source_id, t.removed_by, %2$s),
        %3$s,
        placed as (
            update staged_transaction s set fate = 'placed'
            from taking where s.ctid = taking.place)
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
                    select t.id, cast(null as integer) as arrival, a.provider_account_id,
                        t.provider_transaction_id
                    from account a
                    join transaction t on t.account_id = a.ledger_id and t.source_id = a.id
                        and t.removed_at is null
                    where a.connection_id = :connection and %s
                    """
                            .formatted(PENDING_IN_THE_WINDOW),
                    NOT_SHOWN);

    /** And so is what is said to be gone. */
    static final String REMOVED =
            removing(
                    """
                    select t.id, cast(null as integer) as arrival, r.provider_account_id,
                        r.provider_transaction_id
                    from staged_removal r
                    join account a on a.connection_id = :connection
                        and a.provider_account_id = r.provider_account_id
                    cross join lateral (
                        select * from transaction
                        where source_id = a.id
                            and provider_transaction_id = r.provider_transaction_id
                        limit 1) t
                    where r.job_id = :job
                    """,
                    SAID_TO_BE_GONE);

    private static String removing(String found, String gone) {
        return """
        with found as materialized (%s), %s
        update transaction t
        set removed_at = :now, removed_by = 'institution', reading_id = :reading,
            version = :version, updated_at = :now
        from judged j
        where t.id = j.id and t.removed_at is null and %s
        """
                .formatted(found, JUDGED, gone);
    }
}
