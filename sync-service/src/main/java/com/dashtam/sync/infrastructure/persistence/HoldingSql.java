package com.dashtam.sync.infrastructure.persistence;

/** The statement that merges holdings. */
final class HoldingSql {

    /** Answers with a row for each account that something was done to. */
    static final String MERGE =
            """
            with source as materialized (
                select * from unnest(cast(:ids as uuid[]), cast(:accounts as uuid[]), :keys,
                        :symbols, :names, :types, cast(:quantities as numeric[]), :currencies,
                        cast(:values as numeric[]), cast(:costs as numeric[]),
                        cast(:averages as numeric[]), cast(:prices as numeric[]))
                    as s(id, account_id, key, symbol, security_name, asset_type, quantity,
                        currency, market_value, cost_basis, average_price, current_price)),
            merged as (
                merge into holding h using source s
                on h.account_id = s.account_id and h.provider_holding_id = s.key
                when matched and (h.symbol, h.security_name, h.asset_type, h.quantity, h.currency,
                        h.market_value, h.cost_basis, h.average_price, h.current_price, h.active)
                    is distinct from (s.symbol, s.security_name, s.asset_type, s.quantity,
                        s.currency, s.market_value, s.cost_basis, s.average_price,
                        s.current_price, true)
                then update set symbol = s.symbol, security_name = s.security_name,
                    asset_type = s.asset_type, quantity = s.quantity, currency = s.currency,
                    market_value = s.market_value, cost_basis = s.cost_basis,
                    average_price = s.average_price, current_price = s.current_price,
                    active = true, updated_at = :now
                when not matched then
                    insert (id, user_id, account_id, provider_holding_id, symbol, security_name,
                        asset_type, quantity, currency, market_value, cost_basis, average_price,
                        current_price, active, created_at, updated_at)
                    values (s.id, :user, s.account_id, s.key, s.symbol, s.security_name,
                        s.asset_type, s.quantity, s.currency, s.market_value, s.cost_basis,
                        s.average_price, s.current_price, true, :now, :now)
                returning h.account_id, merge_action() as action),
            gone as (
                update holding h set active = false, updated_at = :now
                where h.active and h.account_id = any(cast(:listed as uuid[]))
                  and not exists (select from source s
                    where s.account_id = h.account_id and s.key = h.provider_holding_id)
                  and not exists (select from
                        unnest(cast(:unclear_accounts as uuid[]), :unclear_keys) as u(id, key)
                    where u.id = h.account_id and u.key = h.provider_holding_id)
                returning h.account_id, 'GONE' as action)
            select account_id,
                count(*) filter (where action = 'INSERT') as created,
                count(*) filter (where action = 'UPDATE') as updated,
                count(*) filter (where action = 'GONE') as deactivated
            from (select * from merged union all select * from gone) as done
            group by account_id order by account_id
            """;

    private HoldingSql() {}
}
