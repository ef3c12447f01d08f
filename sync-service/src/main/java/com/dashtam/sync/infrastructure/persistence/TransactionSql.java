package com.dashtam.sync.infrastructure.persistence;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The statements that merge the staged transactions of a reading. Common parameters: the job, the
 * connection, the user, the reading, the new version and the time; {@code from} and {@code to} are
 * the rows that are meant.
 */
final class TransactionSql {

    /** What a row says beside its identifiers. */
    private static final List<String> SAID =
            List.of(
                    "subtype",
                    "status",
                    "amount",
                    "currency",
                    "description",
                    "date",
                    "settlement_date",
                    "symbol",
                    "security_name",
                    "asset_type",
                    "quantity",
                    "unit_price",
                    "commission");

    /** What a revision keeps of it. */
    private static final List<String> KEPT =
            List.of(
                    "provider_transaction_id",
                    "subtype",
                    "status",
                    "amount",
                    "currency",
                    "description",
                    "date",
                    "settlement_date");

    static final String STAGED_OF_THE_CONNECTION =
            """
            staged_transaction s
            join account a on a.connection_id = :connection
                and a.provider_account_id = s.provider_account_id
            """;

    /**
     * The transaction with a row's identifier. Whatever the planner believes of tables that grow by
     * the thousand between two looks at them, a subquery with a limit finds it by the whole key.
     */
    static final String TRANSACTION_OF_ROW =
            """
            lateral (select * from transaction
                where source_id = a.id and provider_transaction_id = s.provider_transaction_id
                limit 1)
            """;

    /** The transaction that had a row's identifier before. */
    static final String ALIAS_OF_ROW =
            """
            lateral (select x.transaction_id from transaction_alias x
                where x.account_id = a.id and x.provider_transaction_id = s.provider_transaction_id
                limit 1)
            """;

    static final String MEANT = "s.job_id = :job and s.seq >= :from and s.seq < :to";

    /** Whether a staged row names another posting than the transaction with its identifier. */
    static final String STRANGER =
            """
            coalesce(t.status <> 'pending' and t.date <> s.date
                and t.description <> s.description
                and (t.amount, t.currency) is distinct from (s.amount, s.currency), false)
            """;

    static final String TICK =
            """
            insert into ledger_clock as c (user_id, version) values (:user, 1)
            on conflict (user_id) do update set version = c.version + 1
            returning version
            """;

    static final String KNOWN =
            """
            select id from account a
            where connection_id = :connection
              and exists (select from transaction t where t.source_id = a.id)
            """;

    /** Of the connection's accounts those that others of its user's connections tell of too. */
    static final String SHARED =
            """
            select id from account a
            where connection_id = :connection
              and (joined_to is not null or exists (select from account m where m.joined_to = a.id))
            """;

    /** Readings that change nothing are not remembered. */
    static final String READ =
            """
            insert into reading (id, job_id, connection_id, began_at)
            values (:reading, :job, :connection, :now)
            on conflict do nothing
            """;

    /**
     * Rows under an earlier identifier of a transaction get its present one. What was pending then
     * says nothing of what is settled by now, and what another source tells of is told by that one.
     */
    static final String KNOWN_OTHERWISE =
            """
            with known as materialized (
                select s.ctid as place, case when t.source_id = a.id
                        then t.provider_transaction_id else s.provider_transaction_id end as now,
                    t.source_id <> a.id or s.status = 'pending' and t.status <> 'pending' as late
                from %2$s
                cross join %3$s x
                join transaction t on t.id = x.transaction_id
                where %1$s and s.fate = '')
            update staged_transaction s
            set provider_transaction_id = k.now,
                fate = case when k.late then 'late' else s.fate end
            from known k where s.ctid = k.place
            """
                    .formatted(MEANT, STAGED_OF_THE_CONNECTION, ALIAS_OF_ROW);

    /** Rows are found by their places: a join by number may read every row for every other one. */
    static final String REPEATED =
            """
            with numbered as materialized (
                select s.ctid as place, row_number() over same as number,
                    %2$s is distinct from first_value(%2$s) over same as differs
                from staged_transaction s
                where %1$s and s.fate = ''
                window same as (partition by provider_account_id, provider_transaction_id
                    order by seq))
            update staged_transaction s
            set fate = case when n.differs then 'clash' else 'repeat' end
            from numbered n
            where n.number > 1 and s.ctid = n.place
            """
                    .formatted(MEANT, said("s"));

    /** Whether a row of a page may be a transaction that is known under another identifier. */
    private static final String MAY_HAVE_MOVED =
            """
            case when s.fate = '' and t.id is null and a.id = any(:known) then
                exists (select from transaction o where o.account_id = a.ledger_id
                    and o.source_id = a.id and o.date = s.date and o.amount = s.amount
                    and o.currency = s.currency and o.description = s.description
                    and o.reading_id is distinct from :reading)
                or exists (select from transaction o where o.account_id = a.ledger_id
                    and o.source_id = a.id and o.status = 'pending' and o.currency = s.currency
                    and sign(o.amount) = sign(s.amount)
                    and o.date between s.date - :after and s.date + :before
                    and o.reading_id is distinct from :reading)
            else false end
            """;

    /** Rows that may be what another source has told wait for the end. */
    static final String HELD_FOR_OTHERS =
            """
            with told as materialized (
                select s.ctid as place
                from %2$s
                left join %3$s known on true
                where %1$s and s.fate = '' and a.id = any(:shared) and known.id is null
                  and exists (select from transaction t where t.account_id = a.ledger_id
                    and t.source_id <> a.id and t.amount = s.amount and t.currency = s.currency
                    and t.date between s.date - :apart and s.date + :apart
                    offset 0))
            update staged_transaction s set fate = 'held' from told where s.ctid = told.place
            """
                    .formatted(MEANT, STAGED_OF_THE_CONNECTION, TRANSACTION_OF_ROW);

    /** Merges the rows of a page; those that may be known under other identifiers wait. */
    static final String MERGE_PAGE = merging(MAY_HAVE_MOVED);

    /** Merges the rows that have waited. */
    static final String MERGE_REST = merging("false");

    /**
     * {@code fates} are those of the rows that are looked at, of which {@code fate} are merged.
     * Each row is looked up once: what it finds decides what is done.
     *
     * @param waits which of them have to wait
     */
    private static String merging(String waits) {
        return """
        with told as materialized (
            select id, ledger_id, provider_account_id from account
            where connection_id = :connection),
        source as materialized (
            select s.*, s.ctid as place, a.id as source_id, a.ledger_id, t.id as known_id,
                coalesce(t.removed_by = 'user', false) as barred, {stranger} as stranger,
                t.removed_at is not null or {said of t} is distinct from {said of s} as differs,
                {waits} as waits
            from staged_transaction s
            left join told a on a.provider_account_id = s.provider_account_id
            left join {transaction} t on true
            where {meant} and s.fate = any(:fates)),
        added as (
            insert into transaction (id, user_id, account_id, source_id, provider_transaction_id,
                {said}, reading_id, page, version, created_version, created_at, updated_at)
            select id, :user, ledger_id, source_id, provider_transaction_id, {said}, :reading,
                page, :version, :version, :now, :now
            from source
            where fate = :fate and source_id is not null and known_id is null and not waits
            order by seq
            returning id),
        changed as (
            update transaction t
            set {assigned}, reading_id = :reading, page = s.page, version = :version,
                created_version = case when t.removed_at is null then t.created_version
                    else :version end,
                first_version = case when t.removed_at is null then t.first_version
                    else coalesce(t.first_version, t.created_version) end,
                removed_at = null, removed_by = null, updated_at = :now
            from source s
            where t.id = s.known_id and s.fate = :fate and s.differs and not s.stranger
              and not s.barred
            returning t.id, {old}),
        {revising},
        waiting as (
            update staged_transaction w set fate = 'held'
            from source s where s.waits and w.ctid = s.place),
        quarantined as (
            insert into quarantined_transaction (user_id, account_id, provider_transaction_id,
                subtype, status, amount, currency, description, date, settlement_date,
                reading_id, page, first_seen_at, last_seen_at)
            select :user, source_id, provider_transaction_id, subtype, status, amount,
                currency, description, date, settlement_date, :reading, page, :now, :now
            from source where fate = :fate and stranger
            on conflict (account_id, provider_transaction_id, date, amount, description)
            do update set last_seen_at = excluded.last_seen_at)
        select (select count(*) from added) as created,
            (select count(*) from changed) as updated,
            count(*) filter (where not waits) as rows,
            count(*) filter (
                where source_id is null or fate = 'clash' or fate = :fate and stranger) as errors
        from source
        """
                .replace("{transaction}", TRANSACTION_OF_ROW)
                .replace("{meant}", MEANT)
                .replace("{stranger}", STRANGER)
                .replace("{waits}", waits)
                .replace("{said of t}", said("t"))
                .replace("{said of s}", said("s"))
                .replace("{said}", listed(""))
                .replace("{assigned}", assigned())
                .replace("{old}", old())
                .replace("{revising}", revising("changed"));
    }

    /** What there is in a page that is seldom there, and for which statements can be spared. */
    static final String SURVEY =
            """
            select exists (select from account a
                    where a.connection_id = :connection
                      and exists (select from transaction_alias x where x.account_id = a.id))
                    as renamed,
                coalesce(bool_or(s.settles is not null), false) as settling,
                exists (select from staged_transaction s where %1$s
                    group by s.provider_account_id, s.provider_transaction_id
                    having count(*) > 1) as repeated
            from staged_transaction s where %1$s
            """
                    .formatted(MEANT);

    static final String STAGED =
            """
            select (select count(*) from staged_transaction where job_id = :job)
                + (select count(*) from staged_removal where job_id = :job) as staged,
                exists (select from staged_transaction where job_id = :job and fate = 'held')
                    as held,
                exists (select from staged_removal where job_id = :job) as removals
            """;

    static final String ANNOTATE =
            """
            update transaction
            set note = :note, own_description = :description, version = :version,
                updated_at = :now
            where id = :id and user_id = :user and removed_at is null
            """;

    static final String REMOVE =
            """
            update transaction
            set removed_at = :now, removed_by = 'user', version = :version, updated_at = :now
            where id = :id and user_id = :user and removed_at is null
            """;

    private TransactionSql() {}

    /** The row of values that {@link #SAID} names. */
    static String said(String table) {
        return "(" + listed(table + ".") + ")";
    }

    private static String listed(String prefix) {
        return SAID.stream().map(prefix::concat).collect(Collectors.joining(", "));
    }

    static String assigned() {
        return SAID.stream()
                .map(column -> column + " = s." + column)
                .collect(Collectors.joining(", "));
    }

    /** What a changed row said before, for {@link #revising}. */
    static String old() {
        return KEPT.stream()
                .map(column -> "old.%1$s as old_%1$s".formatted(column))
                .collect(Collectors.joining(", "));
    }

    /** Keeps what the rows of {@code changed} said; at most once in a version. */
    static String revising(String changed) {
        return """
        revised as (
            insert into transaction_revision (transaction_id, version, replaced_at, %s)
            select id, :version, :now, %s from %s
            on conflict do nothing)
        """
                .formatted(
                        String.join(", ", KEPT),
                        KEPT.stream().map("old_"::concat).collect(Collectors.joining(", ")),
                        changed);
    }

    /** The same for rows that got another identifier, with the one they had. */
    static String remembering(String changed) {
        return revising(changed)
                + """
                , aliased as (
                    insert into transaction_alias
                        (account_id, provider_transaction_id, transaction_id)
                    select source_id, old_provider_transaction_id, id from %s
                    on conflict do nothing)
                """
                        .formatted(changed);
    }
}
