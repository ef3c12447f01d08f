package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.sync.domain.erasure.UserData;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Users in all tables of this service: what they are told, and how they are forgotten. */
public final class JdbcUserData implements UserData {

    /** Jobs before connections, which is the order of the workers. */
    private static final List<String> LOCK =
            List.of(
                    "select id from sync_job where user_id = :userId order by id for update",
                    "select id from import_job where user_id = :userId order by id for update",
                    "select id from connection where user_id = :userId order by id for update");

    /** Rows go before those that they refer to. */
    private static final List<String> ERASE =
            List.of(
                    """
                    delete from staged_transaction where job_id in (
                        select id from import_job where user_id = :userId
                        union all select id from sync_job where user_id = :userId)
                    """,
                    """
                    delete from staged_removal where job_id in (
                        select id from sync_job where user_id = :userId)
                    """,
                    """
                    delete from holding_snapshot where account_id in (
                        select id from account where user_id = :userId)
                    """,
                    """
                    delete from balance_snapshot where account_id in (
                        select id from account where user_id = :userId)
                    """,
                    "delete from day_balance where user_id = :userId",
                    "delete from account_match where user_id = :userId",
                    "delete from quarantined_transaction where user_id = :userId",
                    "delete from transaction where user_id = :userId",
                    "delete from erased_transaction where user_id = :userId",
                    "delete from ledger_clock where user_id = :userId",
                    "delete from holding where user_id = :userId",
                    "delete from account where user_id = :userId",
                    """
                    delete from sync_stage where job_id in (
                        select id from sync_job where user_id = :userId)
                    """,
                    "delete from sync_job where user_id = :userId",
                    """
                    delete from import_left_out where job_id in (
                        select id from import_job where user_id = :userId)
                    """,
                    "delete from import_job where user_id = :userId",
                    """
                    delete from reading where connection_id in (
                        select id from connection where user_id = :userId)
                    """,
                    "delete from connection where user_id = :userId");

    /** What a user is told, all of it but the bytes of files that wait. */
    public static final Map<String, String> SECTIONS =
            Map.ofEntries(
                    Map.entry(
                            "account_matches",
                            """
                            select id, connection_id, provider_account_id, number_masked, name, type,
                                currency, balance::text, candidates, asked_at
                            from account_match where user_id = ? order by asked_at, id
                            """),
                    Map.entry(
                            "connections",
                            """
                            select id, provider_slug, status, alias, accounts_synced_at,
                                transactions_synced_at, holdings_synced_at, updated_at
                            from connection where user_id = ? order by id
                            """),
                    Map.entry(
                            "accounts",
                            """
                            select id, connection_id, provider_account_id, number_masked, name, type,
                                currency, balance::text, available_balance::text, active,
                                excluded_from_net_worth, own_name, joined_to, created_at,
                                updated_at
                            from account where user_id = ? order by id
                            """),
                    Map.entry(
                            "transactions",
                            """
                            select id, account_id, provider_transaction_id, subtype, status, amount::text,
                                currency, description, date, settlement_date, symbol, security_name,
                                asset_type, quantity::text, unit_price::text, commission::text, note,
                                own_description, removed_at, removed_by, created_at, updated_at
                            from transaction where user_id = ? order by date, id
                            """),
                    Map.entry(
                            "transaction_revisions",
                            """
                            select r.transaction_id, r.replaced_at, r.provider_transaction_id, r.subtype,
                                r.status, r.amount::text, r.currency, r.description, r.date,
                                r.settlement_date
                            from transaction_revision r join transaction t on t.id = r.transaction_id
                            where t.user_id = ? order by r.transaction_id, r.version
                            """),
                    Map.entry(
                            "quarantined_transactions",
                            """
                            select id, account_id, provider_transaction_id, subtype, status, amount::text,
                                currency, description, date, first_seen_at, last_seen_at
                            from quarantined_transaction where user_id = ? order by id
                            """),
                    Map.entry(
                            "holdings",
                            """
                            select id, account_id, provider_holding_id, symbol, security_name, asset_type,
                                quantity::text, currency, market_value::text, cost_basis::text,
                                average_price::text, current_price::text, active, created_at, updated_at
                            from holding where user_id = ? order by id
                            """),
                    Map.entry(
                            "balance_snapshots",
                            """
                            select id, account_id, balance::text, available_balance::text,
                                holdings_value::text, cash_value::text, currency, source, captured_at
                            from balance_snapshot left join holding_snapshot using (account_id, job_id)
                            where account_id in (select id from account where user_id = ?)
                            order by captured_at, id
                            """),
                    Map.entry(
                            "day_balances",
                            """
                            select account_id, day, balance::text, currency, stated_at
                            from day_balance where user_id = ? order by account_id, day
                            """),
                    Map.entry(
                            "syncs",
                            """
                            select id, connection_id, scope, trigger, status, failure, client_ip,
                                user_agent, created_at, finished_at
                            from sync_job where user_id = ? order by id
                            """),
                    Map.entry(
                            "imports",
                            """
                            select id, file_name, file_format, file_size, mapping, status, failure,
                                client_ip, user_agent, created_at, finished_at
                            from import_job where user_id = ? order by id
                            """),
                    Map.entry(
                            "import_rows_left_out",
                            """
                            select job_id, kind, line, statement, row, field, reason, identifier, date,
                                amount::text, currency, description
                            from import_left_out
                            where job_id in (select id from import_job where user_id = ?)
                            order by job_id, seq
                            """));

    private final JdbcClient jdbc;

    public JdbcUserData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void lock(UUID userId) {
        LOCK.forEach(
                statement -> jdbc.sql(statement).param("userId", userId).query(UUID.class).list());
    }

    @Override
    public long erase(UUID userId) {
        return ERASE.stream()
                .mapToLong(statement -> jdbc.sql(statement).param("userId", userId).update())
                .sum();
    }
}
