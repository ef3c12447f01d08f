package com.dashtam.sync.infrastructure.persistence;

/**
 * The statements that unite what several sources tell of one account. The arrays {@code kept},
 * {@code dropped} and {@code taken} are the pairs of transactions that are one: the row that stays,
 * the one that goes, and whether the one that stays takes over what the other says.
 */
final class SourceSql {

    /** Where no pair of identifiers says that the sources tell of two transactions. */
    private static final String MAY_BE_ONE =
            """
            y.source_id <> x.source_id and y.amount = x.amount and y.currency = x.currency
                and y.date between x.date - :apart and x.date + :apart
                and not exists (select from transaction_alias k
                    where k.transaction_id = x.id and k.account_id = y.source_id)
                and not exists (select from transaction_alias k
                    where k.transaction_id = y.id and k.account_id = x.source_id)
            """;

    private static final String ELDER_AND_YOUNGER =
            """
            least(x.id, y.id) as elder, greatest(x.id, y.id) as younger,
            case when x.id < y.id then x.description else y.description end as elder_description,
            case when x.id < y.id then y.description else x.description end
                as younger_description,
            case when x.id < y.id then x.date else y.date end as elder_date,
            case when x.id < y.id then y.date else x.date end as younger_date
            """;

    /**
     * What a source has told since the last time beside what the others have. A transaction that
     * the user removed is looked at for what is new, which goes with it.
     */
    static final String CANDIDATES =
            """
            select %s,
                case when x.id < y.id then y.source_id = y.account_id
                    else x.source_id = x.account_id end as taken
            from account s
            join transaction x on x.user_id = :user and x.version > s.met_version
                and x.source_id = s.id and x.removed_at is null
            join transaction y on y.account_id = x.account_id and %s
            where s.id = :source
              and (y.removed_at is null
                or y.removed_by = 'user' and x.created_version > :since
                    and x.first_version is null)
            order by elder, younger
            limit :most
            """
                    .formatted(ELDER_AND_YOUNGER, MAY_BE_ONE);

    /** The same for two accounts that are not one, in the days of which both tell. */
    static final String SHARED =
            """
            with days as (
                select greatest(a.first, b.first) as first, least(a.last, b.last) as last
                from (select min(date) as first, max(date) as last from transaction
                        where account_id = :account and removed_at is null) a,
                    (select min(date) as first, max(date) as last from transaction
                        where account_id = :other and removed_at is null) b)
            select %s from days
            join transaction x on x.account_id = :account and x.date between days.first and days.last
            join transaction y on y.account_id = :other and y.date between days.first and days.last
                and %s
            where x.removed_at is null and y.removed_at is null
            order by elder, younger
            limit :most
            """
                    .formatted(ELDER_AND_YOUNGER, MAY_BE_ONE);

    /** How many transactions the one of two accounts has in those days that has fewer. */
    static final String FEWER =
            """
            with told as (
                select account_id, date from transaction
                where account_id in (:account, :other) and removed_at is null),
            days as (
                select max(first) as first, min(last) as last
                from (select min(date) as first, max(date) as last from told
                    group by account_id) each)
            select least(count(*) filter (where account_id = :account),
                count(*) filter (where account_id = :other))
            from told, days where date between days.first and days.last
            """;

    private static final String PAIR =
            """
            pair as (
                select * from unnest(cast(:kept as uuid[]), cast(:dropped as uuid[]),
                    cast(:taken as boolean[])) as p(kept, dropped, taken))
            """;

    static final String HAND_OVER_ALIASES =
            """
            with %s
            update transaction_alias x set transaction_id = p.kept
            from pair p where x.transaction_id = p.dropped
            """
                    .formatted(PAIR);

    static final String HAND_OVER_REVISIONS =
            """
            with %s
            update transaction_revision r set transaction_id = p.kept
            from pair p
            where p.taken and r.transaction_id = p.dropped
              and not exists (select from transaction_revision k
                where k.transaction_id = p.kept and k.version = r.version)
            """
                    .formatted(PAIR);

    /** Counts the rows that this reading had made. */
    static final String TAKE =
            """
            with %s,
            gone as (
                delete from transaction t using pair p where t.id = p.dropped and p.taken
                returning t.*, p.kept),
            moved as (
                update transaction t
                set source_id = s.source_id, provider_transaction_id = s.provider_transaction_id,
                    %s, reading_id = s.reading_id, page = s.page,
                    note = coalesce(t.note, s.note),
                    own_description = coalesce(t.own_description, s.own_description),
                    version = :version, updated_at = :now
                from gone s where t.id = s.kept
                returning t.id, old.source_id, %s),
            %s,
            %s
            select count(*) filter (where reading_id = :reading and created_version > :since
                and first_version is null)
            from gone
            """
                    .formatted(
                            PAIR,
                            TransactionSql.assigned(),
                            TransactionSql.old(),
                            TransactionSql.remembering("moved"),
                            buried());

    /** Counts the rows that this reading had made. */
    static final String KEEP =
            """
            with %s,
            gone as (
                delete from transaction t using pair p where t.id = p.dropped and not p.taken
                returning t.*, p.kept),
            aliased as (
                insert into transaction_alias (account_id, provider_transaction_id, transaction_id)
                select source_id, provider_transaction_id, kept from gone
                on conflict do nothing),
            noted as (
                update transaction t
                set note = coalesce(t.note, g.note),
                    own_description = coalesce(t.own_description, g.own_description),
                    version = :version, updated_at = :now
                from gone g
                where t.id = g.kept and t.removed_at is null
                  and (t.note is null and g.note is not null
                    or t.own_description is null and g.own_description is not null)),
            %s
            select count(*) filter (where reading_id = :reading and created_version > :since
                and first_version is null)
            from gone
            """
                    .formatted(PAIR, buried());

    private SourceSql() {}

    /** Those who follow the changes are told of the rows of {@code gone} that they may know. */
    private static String buried() {
        return """
        told as (
            insert into erased_transaction (user_id, version, transaction_id, account_id,
                created_version, gone_at)
            select user_id, :version, id, account_id, coalesce(first_version, created_version), :now
            from gone where coalesce(first_version, created_version) < :version)
        """;
    }
}
