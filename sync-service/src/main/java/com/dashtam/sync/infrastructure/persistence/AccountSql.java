package com.dashtam.sync.infrastructure.persistence;

/** The statements that merge accounts. */
final class AccountSql {

    static final String ACCOUNTS =
            """
            with staged as (
                select * from unnest(cast(:ids as uuid[]), :keys, :masks, :names, :types,
                        :currencies, cast(:balances as numeric[]), cast(:available as numeric[]),
                        cast(:active as boolean[])) with ordinality
                    as s(id, key, number_masked, name, type, currency, balance,
                        available_balance, active, seq)),
            source as (
                select s.*, row_number() over (partition by key order by seq) = 1 as first
                from staged s),
            merged as (
                merge into account a
                using (select * from source where first) s
                on a.connection_id = :connection and a.provider_account_id = s.key
                when matched and (a.number_masked, a.name, a.type, a.currency, a.balance,
                        a.available_balance, a.active)
                    is distinct from (s.number_masked, s.name, s.type, s.currency, s.balance,
                        s.available_balance, s.active)
                then update set number_masked = s.number_masked, name = s.name, type = s.type,
                    currency = s.currency, balance = s.balance,
                    available_balance = s.available_balance, active = s.active, updated_at = :now
                when not matched then
                    insert (id, user_id, connection_id, provider_account_id, number_masked, name,
                        type, currency, balance, available_balance, active, created_at, updated_at)
                    values (s.id, :user, :connection, s.key, s.number_masked, s.name,
                        s.type, s.currency, s.balance, s.available_balance, s.active, :now, :now)
                returning merge_action() as action)
            select (select count(*) from merged where action = 'INSERT') as created,
                (select count(*) from merged where action = 'UPDATE') as updated,
                (select count(*) from source) as rows,
                (select count(*) from source o join source f using (key)
                    where f.first and not o.first
                      and (f.number_masked, f.name, f.type, f.currency, f.balance,
                            f.available_balance, f.active)
                        is distinct from (o.number_masked, o.name, o.type, o.currency, o.balance,
                            o.available_balance, o.active)) as errors
            """;

    static final String ACCOUNTS_SEEN =
            """
            update account set last_synced_at = :now
            where connection_id = :connection and provider_account_id = any(:keys)
            """;

    private AccountSql() {}
}
