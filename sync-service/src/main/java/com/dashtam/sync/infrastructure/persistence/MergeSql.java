package com.dashtam.sync.infrastructure.persistence;

/** The statements that merge what was staged; {@code %s} is where the rows are. */
final class MergeSql {

    static final String CREATE_PAGE =
            """
            create temporary table if not exists staged_page (like staged_transaction)
                on commit delete rows
            """;

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
                (select count(*) from source) as staged,
                0 as orphans,
                0 as strangers,
                (select count(*) from source o join source f using (key)
                    where f.first and not o.first
                      and (f.number_masked, f.name, f.type, f.currency, f.balance,
                            f.available_balance, f.active)
                        is distinct from (o.number_masked, o.name, o.type, o.currency, o.balance,
                            o.available_balance, o.active)) as clashes
            """;

    static final String ACCOUNTS_SEEN =
            """
            update account set last_synced_at = :now
            where connection_id = :connection and provider_account_id = any(:keys)
            """;

    /**
     * A pending row takes the identifier of the row that settles it, then is merged with it.
     * Answers for each whether the merge will find nothing else to change.
     */
    static final String SETTLE =
            """
            update transaction t
            set provider_transaction_id = s.provider_transaction_id, updated_at = :now
            from %s s
            join account a on a.connection_id = :connection
                and a.provider_account_id = s.provider_account_id
            where s.job_id = :job and s.settles is not null
              and t.account_id = a.id and t.provider_transaction_id = s.settles
              and t.status = 'pending'
              and not exists (select from transaction x where x.account_id = a.id
                and x.provider_transaction_id = s.provider_transaction_id)
              and not exists (select from %s o where o.job_id = s.job_id
                and o.provider_account_id = s.provider_account_id
                and o.provider_transaction_id = s.provider_transaction_id and o.seq < s.seq)
            returning (t.subtype, t.status, t.amount, t.currency, t.description, t.date,
                    t.settlement_date, t.symbol, t.security_name, t.asset_type, t.quantity,
                    t.unit_price, t.commission)
                is not distinct from (s.subtype, s.status, s.amount, s.currency, s.description,
                    s.date, s.settlement_date, s.symbol, s.security_name, s.asset_type,
                    s.quantity, s.unit_price, s.commission) as otherwise_same
            """;

    static final String TRANSACTIONS =
            """
            with source as materialized (
                select s.*, a.id as account_id,
                    row_number() over (partition by a.id, s.provider_transaction_id
                        order by s.seq) = 1 as first,
                    coalesce(t.status <> 'pending' and t.date <> s.date
                        and t.description <> s.description
                        and (t.amount, t.currency) is distinct from (s.amount, s.currency),
                        false) as stranger
                from %s s
                left join account a on a.connection_id = :connection
                    and a.provider_account_id = s.provider_account_id
                left join transaction t on t.account_id = a.id
                    and t.provider_transaction_id = s.provider_transaction_id
                where s.job_id = :job),
            merged as (
                merge into transaction t
                using (select * from source
                    where first and account_id is not null and not stranger order by seq) s
                on t.account_id = s.account_id
                    and t.provider_transaction_id = s.provider_transaction_id
                when matched and (t.subtype, t.status, t.amount, t.currency, t.description, t.date,
                        t.settlement_date, t.symbol, t.security_name, t.asset_type, t.quantity,
                        t.unit_price, t.commission)
                    is distinct from (s.subtype, s.status, s.amount, s.currency, s.description,
                        s.date, s.settlement_date, s.symbol, s.security_name, s.asset_type,
                        s.quantity, s.unit_price, s.commission)
                then update set subtype = s.subtype, status = s.status, amount = s.amount,
                    currency = s.currency, description = s.description, date = s.date,
                    settlement_date = s.settlement_date, symbol = s.symbol,
                    security_name = s.security_name, asset_type = s.asset_type,
                    quantity = s.quantity, unit_price = s.unit_price, commission = s.commission,
                    updated_at = :now
                when not matched then
                    insert (id, user_id, account_id, provider_transaction_id, subtype, status,
                        amount, currency, description, date, settlement_date, symbol,
                        security_name, asset_type, quantity, unit_price, commission, created_at,
                        updated_at)
                    values (s.id, :user, s.account_id, s.provider_transaction_id, s.subtype,
                        s.status, s.amount, s.currency, s.description, s.date, s.settlement_date,
                        s.symbol, s.security_name, s.asset_type, s.quantity, s.unit_price,
                        s.commission, :now, :now)
                returning merge_action() as action)
            select (select count(*) from merged where action = 'INSERT') as created,
                (select count(*) from merged where action = 'UPDATE') as updated,
                (select count(*) from source) as staged,
                (select count(*) from source where account_id is null) as orphans,
                (select count(*) from source where first and stranger) as strangers,
                (select count(*) from source o
                    join source f using (account_id, provider_transaction_id)
                    where f.first and not o.first
                      and (f.subtype, f.status, f.amount, f.currency, f.description, f.date,
                            f.settlement_date, f.symbol, f.security_name, f.asset_type, f.quantity,
                            f.unit_price, f.commission)
                        is distinct from (o.subtype, o.status, o.amount, o.currency,
                            o.description, o.date, o.settlement_date, o.symbol, o.security_name,
                            o.asset_type, o.quantity, o.unit_price, o.commission)) as clashes
            """;

    static final String REMOVED =
            """
            delete from transaction t
            using unnest(:accounts, :rows) as gone(account, id), account a
            where a.connection_id = :connection and a.provider_account_id = gone.account
                and t.account_id = a.id and t.provider_transaction_id = gone.id
            """;

    private MergeSql() {}
}
