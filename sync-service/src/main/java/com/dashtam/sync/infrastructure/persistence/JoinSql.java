package com.dashtam.sync.infrastructure.persistence;

/** The statements that say which accounts are one, and which of them leads. */
final class JoinSql {

    /** Whether a connection is to an institution; {@code files} ends the names of others. */
    private static final String OF_A_BANK = "right(%s.provider_slug, length(:files)) <> :files";

    /** Whether an institution is asked for an account. */
    private static final String FED = "(%1$s.status <> 'disconnected' and " + OF_A_BANK + ")";

    /** Whether an institution is asked for an account or for one of those that it is one with. */
    private static final String GROUP_IS_FED =
            """
            exists (select from account g join connection gc on gc.id = g.connection_id
                where g.ledger_id = %%s.ledger_id and %s)
            """
                    .formatted(FED.formatted("gc"));

    private static final String END_OF_NUMBER =
            "right(regexp_replace(%s.number_masked, '[^[:alnum:]]', '', 'g'), 4)";

    private static final String NUMBERS_ALIKE =
            "%1$s = %2$s and %1$s ~ '[0-9]'"
                    .formatted(END_OF_NUMBER.formatted("a"), END_OF_NUMBER.formatted("b"));

    /** What one institution calls the same is the same; one of its connections has ended. */
    private static final String SAME =
            "c.provider_slug = d.provider_slug and a.provider_account_id = b.provider_account_id";

    /** Accounts of a connection, each with one of another that may be the same. */
    static final String LIKE =
            """
            select a.id as account, b.id as other, %1$s as same
            from account a
            join connection c on c.id = a.connection_id
            join account b on b.user_id = a.user_id and b.connection_id <> a.connection_id
                and b.type = a.type and b.currency = a.currency and b.joined_to is null
            join connection d on d.id = b.connection_id
            where a.connection_id = :connection and a.user_id = :user and a.joined_to is null
              and (%1$s or %2$s) and not (%3$s and %4$s)
            order by a.id, b.id
            """
                    .formatted(
                            SAME,
                            NUMBERS_ALIKE,
                            GROUP_IS_FED.formatted("a"),
                            GROUP_IS_FED.formatted("b"));

    static final String OBSTACLE =
            """
            select case
                when a.ledger_id = b.ledger_id then 'JOINED'
                when a.currency <> b.currency then 'CURRENCIES_DIFFER'
                when %s and %s then 'BOTH_CONNECTED' end
            from account a, account b
            where a.id = :one and a.user_id = :user and b.id = :other and b.user_id = :user
            """
                    .formatted(GROUP_IS_FED.formatted("a"), GROUP_IS_FED.formatted("b"));

    /** The accounts that are one with either of two, the one that should lead first. */
    static final String LEADER =
            """
            select a.id
            from account a join connection c on c.id = a.connection_id
            where a.ledger_id in (select ledger_id from account where id in (:one, :other))
            order by c.status = 'disconnected', not %s, a.id
            limit 1
            """
                    .formatted(OF_A_BANK.formatted("c"));

    /** Accounts of a connection that are joined to one which should not lead them any more. */
    static final String WAITING_TO_LEAD =
            """
            select a.id
            from account a
            join connection c on c.id = a.connection_id
            join account l on l.id = a.joined_to
            join connection d on d.id = l.connection_id
            where a.connection_id = :connection and c.status <> 'disconnected'
              and (d.status = 'disconnected' or %s and not %s)
            """
                    .formatted(OF_A_BANK.formatted("c"), OF_A_BANK.formatted("d"));

    /** What the user has set for those that led so far; what stands with others is of earlier. */
    static final String KEEP_SETTINGS =
            """
            update account a
            set own_name = s.own_name, excluded_from_net_worth = s.excluded, updated_at = :now
            from (
                select bool_or(excluded_from_net_worth) as excluded,
                    (array_agg(own_name order by id <> :leader, id)
                        filter (where own_name is not null))[1] as own_name
                from account where id = any(:groups)) s
            where a.id = :leader
              and (a.own_name, a.excluded_from_net_worth)
                is distinct from (s.own_name, s.excluded)
            """;

    /**
     * All that are one with an account are joined to it, it is joined to none, and their
     * transactions are shown under it: in one statement, after which the foreign key is checked.
     */
    static final String LEAD =
            """
            with led as (
                update account a
                set joined_to = case when a.id = :leader then null else :leader end
                where a.ledger_id = any(:groups))
            update transaction t set account_id = :leader, version = :version, updated_at = :now
            where t.account_id = any(:groups) and t.account_id <> :leader
            """;

    /**
     * What was pending at a connection that has ended is told by the one that leads now, or gone.
     */
    static final String PENDING_NO_MORE =
            """
            update transaction t
            set removed_at = :now, removed_by = 'institution', version = :version,
                updated_at = :now
            from account s join connection d on d.id = s.connection_id,
                account l join connection c on c.id = l.connection_id
            where l.id = :leader and %s
              and s.ledger_id = l.id and s.id <> l.id and d.status = 'disconnected'
              and t.source_id = s.id and t.account_id = l.id and t.status = 'pending'
              and t.removed_at is null
            """
                    .formatted(FED.formatted("c"));

    static final String SHOW_BALANCES =
            """
            insert into day_balance (user_id, account_id, day, job_id, balance, currency, stated_at)
            select user_id, :leader, day, job_id, balance, currency, stated_at
            from day_balance where account_id = any(:groups) and account_id <> :leader
            on conflict do nothing
            """;

    private JoinSql() {}
}
