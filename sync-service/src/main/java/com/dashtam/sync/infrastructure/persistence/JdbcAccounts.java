package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.kernel.feed.AccountType;
import com.dashtam.kernel.money.Money;
import com.dashtam.sync.domain.account.Account;
import com.dashtam.sync.domain.account.AccountFilter;
import com.dashtam.sync.domain.account.AccountSettings;
import com.dashtam.sync.domain.account.AccountTotals;
import com.dashtam.sync.domain.account.Accounts;
import com.dashtam.sync.domain.account.OwnName;
import com.dashtam.sync.domain.account.Stated;
import com.dashtam.sync.domain.account.TransactionProgress;
import com.dashtam.sync.domain.page.NamePosition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Accounts in the table of that name; JdbcLedger writes them. */
public final class JdbcAccounts implements Accounts {

    private static final String BY_NAME = Conditions.byName("a.name", "a.id");

    private final JdbcClient jdbc;

    public JdbcAccounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Account> list(AccountFilter filter, Optional<NamePosition> after, int limit) {
        var conditions = conditions(filter);
        after.ifPresent(position -> conditions.behind(BY_NAME, position));
        return jdbc.sql(
                        "select * from account a %s order by %s limit :limit"
                                .formatted(conditions.where(), BY_NAME))
                .params(conditions.parameters())
                .param("limit", limit)
                .query(JdbcAccounts::account)
                .list();
    }

    @Override
    public AccountTotals totals(AccountFilter filter) {
        var conditions = conditions(filter);
        var sums =
                jdbc.sql(
                                """
                                select currency, count(*) as count,
                                    count(*) filter (where active) as active, sum(balance) as balance
                                from account a %s group by currency
                                """
                                        .formatted(conditions.where()))
                        .params(conditions.parameters())
                        .query(Sum::of)
                        .list();
        var balances = new TreeMap<String, Money>();
        sums.forEach(sum -> balances.put(sum.balance().currency().code(), sum.balance()));
        return new AccountTotals(
                sums.stream().mapToInt(Sum::count).sum(),
                sums.stream().mapToInt(Sum::active).sum(),
                balances);
    }

    /** What the accounts in one currency come to. */
    private record Sum(int count, int active, Money balance) {

        static Sum of(ResultSet row, int number) throws SQLException {
            return new Sum(row.getInt("count"), row.getInt("active"), Rows.money(row, "balance"));
        }
    }

    private static Conditions conditions(AccountFilter filter) {
        var conditions = new Conditions().and("user_id = :user", "user", filter.userId());
        filter.connectionId().ifPresent(id -> conditions.and("connection_id = :c", "c", id));
        filter.type().ifPresent(type -> conditions.and("type = :type", "type", type.text()));
        if (filter.activeOnly()) {
            conditions.and("active = :active", "active", true);
        }
        if (!filter.joinedToo()) {
            conditions.and("joined_to is null");
        }
        return conditions;
    }

    @Override
    public Optional<Account> findOwned(UUID id, UUID userId) {
        return jdbc.sql("select * from account where id = :id and user_id = :user")
                .param("id", id)
                .param("user", userId)
                .query(JdbcAccounts::account)
                .optional();
    }

    @Override
    public void set(UUID id, AccountSettings settings, Instant now) {
        jdbc.sql(
                        """
                        update account
                        set excluded_from_net_worth = :excluded, own_name = :name, updated_at = :now
                        where id = :id
                        """)
                .param("excluded", settings.excludedFromNetWorth())
                .param("name", settings.ownName().map(OwnName::value).orElse(null))
                .param("now", Rows.utc(now))
                .param("id", id)
                .update();
    }

    @Override
    public int count(UUID connectionId, Optional<UUID> accountId) {
        return jdbc.sql(
                        """
                        select count(*) from account
                        where connection_id = :connection and active
                          and id = coalesce(cast(:account as uuid), id)
                        """)
                .param("connection", connectionId)
                .param("account", accountId.orElse(null))
                .query(Integer.class)
                .single();
    }

    @Override
    public void renumber(UUID id, String providerAccountId) {
        jdbc.sql(
                        """
                        update account
                        set provider_account_id = :key, transactions_synced_at = null
                        where id = :id
                        """)
                .param("key", providerAccountId)
                .param("id", id)
                .update();
    }

    @Override
    public TransactionProgress progress(UUID connectionId, Optional<UUID> accountId) {
        return jdbc.sql(
                        """
                        select case when count(*) = count(transactions_synced_at)
                                    then min(transactions_synced_at) end as synced_at,
                               min((select min(t.date) from transaction t
                                    where t.account_id = account.ledger_id and t.source_id = account.id
                                      and t.status = 'pending'
                                      and t.removed_at is null))
                                   as oldest_pending
                        from account
                        where connection_id = :connection
                          and (cast(:account as uuid) is null or id = :account)
                        """)
                .param("connection", connectionId)
                .param("account", accountId.orElse(null))
                .query((row, _) ->
                        new TransactionProgress(
                                Rows.optionalInstant(row, "synced_at"),
                                Rows.optionalDate(row, "oldest_pending")))
                .single();
    }

    @Override
    public void transactionsSynced(
            UUID connectionId, Optional<UUID> accountId, Set<String> leftOut, Instant at) {
        jdbc.sql(
                        """
                        update account set transactions_synced_at = :at
                        where connection_id = :connection
                          and (cast(:account as uuid) is null or id = :account)
                          and provider_account_id <> all(:left_out)
                        """)
                .param("at", Rows.utc(at))
                .param("connection", connectionId)
                .param("left_out", leftOut.toArray(String[]::new))
                .param("account", accountId.orElse(null))
                .update();
    }

    @Override
    public Optional<Instant> holdingsSyncedAt(UUID id) {
        return jdbc.sql("select holdings_synced_at from account where id = :id")
                .param("id", id)
                .query((row, _) -> Rows.optionalInstant(row, "holdings_synced_at"))
                .optional()
                .flatMap(at -> at);
    }

    @Override
    public void holdingsSynced(
            UUID connectionId, Collection<String> providerAccountIds, Instant at) {
        jdbc.sql(
                        """
                        update account set holdings_synced_at = :at
                        where connection_id = :connection and provider_account_id = any(:keys)
                        """)
                .param("at", Rows.utc(at))
                .param("connection", connectionId)
                .param("keys", providerAccountIds.toArray(String[]::new))
                .update();
    }

    @Override
    public Map<String, Stated> stated(UUID connectionId, Collection<String> providerAccountIds) {
        Map<String, Stated> found = new HashMap<>();
        jdbc.sql(
                        """
                        select provider_account_id, balance, available_balance, balance_as_of,
                            holdings_as_of
                        from account
                        where connection_id = :connection and provider_account_id = any(:keys)
                        """)
                .param("connection", connectionId)
                .param("keys", providerAccountIds.toArray(String[]::new))
                .query(row -> {
                    found.put(
                            row.getString("provider_account_id"),
                            new Stated(
                                    row.getBigDecimal("balance"),
                                    Rows.optionalDecimal(row, "available_balance"),
                                    Rows.optionalDate(row, "balance_as_of"),
                                    Rows.optionalDate(row, "holdings_as_of")));
                });
        return found;
    }

    @Override
    public void statedAsOf(
            UUID connectionId, Map<String, LocalDate> balances, Map<String, LocalDate> holdings) {
        note("balance_as_of", connectionId, balances);
        note("holdings_as_of", connectionId, holdings);
    }

    private void note(String column, UUID connectionId, Map<String, LocalDate> days) {
        List<String> keys = List.copyOf(days.keySet());
        jdbc.sql(
                        """
                        update account a set %s = s.day
                        from unnest(:keys, cast(:days as date[])) as s(key, day)
                        where a.connection_id = :connection and a.provider_account_id = s.key
                        """
                                .formatted(column))
                .param("connection", connectionId)
                .param("keys", keys.toArray(String[]::new))
                .param("days", keys.stream().map(key -> days.get(key) + "").toArray(String[]::new))
                .update();
    }

    private static AccountSettings settings(ResultSet row) throws SQLException {
        return new AccountSettings(
                row.getBoolean("excluded_from_net_worth"),
                Rows.optionalText(row, "own_name").map(OwnName::new));
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        return new Account(
                Rows.id(row, "id"),
                Rows.id(row, "connection_id"),
                row.getString("provider_account_id"),
                row.getString("number_masked"),
                row.getString("name"),
                AccountType.parse(row.getString("type")),
                Rows.money(row, "balance"),
                Rows.optionalMoney(row, "available_balance"),
                row.getBoolean("active"),
                settings(row),
                Rows.optionalId(row, "joined_to"),
                Rows.optionalInstant(row, "last_synced_at"),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "updated_at"));
    }
}
