package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.kernel.feed.AssetType;
import com.dashtam.kernel.feed.NormalizedHolding;
import com.dashtam.kernel.id.Ids;
import com.dashtam.kernel.money.Currency;
import com.dashtam.kernel.money.Money;
import com.dashtam.sync.domain.holding.Holding;
import com.dashtam.sync.domain.holding.HoldingFilter;
import com.dashtam.sync.domain.holding.HoldingTotals;
import com.dashtam.sync.domain.holding.Holdings;
import com.dashtam.sync.domain.holding.Valuation;
import com.dashtam.sync.domain.ledger.Counts;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.ledger.Inventory;
import com.dashtam.sync.domain.page.NamePosition;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Holdings in the table of that name, merged as sets, never row by row. */
public final class JdbcHoldings implements Holdings {

    private static final String BY_NAME = Conditions.byName("h.security_name", "h.id");

    private final JdbcClient jdbc;
    private final Ids ids;

    public JdbcHoldings(JdbcClient jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    @Override
    public Merged merge(Holder holder, Inventory inventory, Instant now) {
        Map<String, UUID> accounts = keptAccounts(holder, inventory.accounts());
        var rows =
                inventory.holdings().stream()
                        .filter(row -> accounts.containsKey(row.providerAccountId()))
                        .toList();
        List<AccountChange> changes =
                accounts.isEmpty() ? List.of() : merge(holder, inventory, accounts, rows, now);
        int orphans = inventory.holdings().size() - rows.size();
        return new Merged(counts(changes, rows.size(), orphans), changes);
    }

    private Map<String, UUID> keptAccounts(Holder holder, Collection<String> wanted) {
        Map<String, UUID> found = new HashMap<>();
        jdbc.sql(
                        """
                        select provider_account_id, id from account
                        where connection_id = :connection and user_id = :user
                          and provider_account_id = any(:wanted)
                        """)
                .param("connection", holder.connectionId())
                .param("user", holder.userId())
                .param("wanted", wanted.toArray(String[]::new))
                .query(row -> {
                    found.put(row.getString("provider_account_id"), Rows.id(row, "id"));
                });
        return found;
    }

    private List<AccountChange> merge(
            Holder holder,
            Inventory inventory,
            Map<String, UUID> accounts,
            List<NormalizedHolding> rows,
            Instant now) {
        var unclear =
                inventory.unclear().stream()
                        .filter(key -> accounts.containsKey(key.account()))
                        .toList();
        List<AccountChange> done =
                jdbc.sql(HoldingSql.MERGE)
                        .param("ids", texts(rows, _ -> ids.next().toString()))
                        .param("accounts", texts(rows, r -> idOf(r.providerAccountId(), accounts)))
                        .param("keys", texts(rows, NormalizedHolding::providerHoldingId))
                        .param("symbols", texts(rows, row -> row.symbol().orElse(null)))
                        .param("names", texts(rows, NormalizedHolding::name))
                        .param("types", texts(rows, row -> row.assetType().text()))
                        .param("quantities", texts(rows, r -> r.quantity().toPlainString()))
                        .param("currencies", texts(rows, row -> row.currency().code()))
                        .param("values", decimals(rows, NormalizedHolding::marketValue))
                        .param("costs", decimals(rows, NormalizedHolding::costBasis))
                        .param("averages", decimals(rows, NormalizedHolding::averagePrice))
                        .param("prices", decimals(rows, NormalizedHolding::currentPrice))
                        .param("listed", texts(accounts.values(), UUID::toString))
                        .param("unclear_accounts", texts(unclear, k -> idOf(k.account(), accounts)))
                        .param("unclear_keys", texts(unclear, Inventory.Key::holding))
                        .param("user", holder.userId())
                        .param("now", Rows.utc(now))
                        .query(JdbcHoldings::change)
                        .list();
        return done.isEmpty() ? done : withHeld(done);
    }

    /** The statement that changes rows does not see them as they are afterwards. */
    private List<AccountChange> withHeld(List<AccountChange> changes) {
        Map<UUID, Integer> held = new HashMap<>();
        jdbc.sql(
                        """
                        select account_id, count(*) as held from holding
                        where active and account_id = any(cast(:accounts as uuid[]))
                        group by account_id
                        """)
                .param("accounts", texts(changes, change -> change.accountId().toString()))
                .query(row -> {
                    held.put(Rows.id(row, "account_id"), row.getInt("held"));
                });
        return changes.stream()
                .map(c ->
                        new AccountChange(
                                c.accountId(),
                                held.getOrDefault(c.accountId(), 0),
                                c.created(),
                                c.updated(),
                                c.deactivated()))
                .toList();
    }

    private static Counts counts(List<AccountChange> changes, int rows, int orphans) {
        int created = changes.stream().mapToInt(AccountChange::created).sum();
        int updated = changes.stream().mapToInt(AccountChange::updated).sum();
        int removed = changes.stream().mapToInt(AccountChange::deactivated).sum();
        return new Counts(created, updated, rows - created - updated, orphans, removed);
    }

    private static AccountChange change(ResultSet row, int number) throws SQLException {
        return new AccountChange(
                Rows.id(row, "account_id"),
                0,
                row.getInt("created"),
                row.getInt("updated"),
                row.getInt("deactivated"));
    }

    private static String idOf(String providerAccountId, Map<String, UUID> accounts) {
        return Objects.requireNonNull(accounts.get(providerAccountId)).toString();
    }

    private static <T> String[] texts(Collection<T> rows, Function<T, @Nullable String> part) {
        return rows.stream().map(part).toArray(String[]::new);
    }

    private static String[] decimals(
            List<NormalizedHolding> rows, Function<NormalizedHolding, Optional<BigDecimal>> part) {
        return texts(rows, row -> part.apply(row).map(BigDecimal::toPlainString).orElse(null));
    }

    @Override
    public List<Holding> list(HoldingFilter filter, Optional<NamePosition> after, int limit) {
        var conditions = conditions(filter);
        after.ifPresent(position -> conditions.behind(BY_NAME, position));
        return jdbc.sql(
                        """
                        select h.*, a.holdings_synced_at
                        from holding h join account a on a.id = h.account_id %s
                        order by %s limit :limit
                        """
                                .formatted(conditions.where(), BY_NAME))
                .params(conditions.parameters())
                .param("limit", limit)
                .query(JdbcHoldings::holding)
                .list();
    }

    @Override
    public HoldingTotals totals(HoldingFilter filter) {
        var conditions = conditions(filter);
        var sums =
                jdbc.sql(
                                """
                                select h.currency, count(*) as count,
                                    count(*) filter (where h.active) as active,
                                    sum(market_value) filter (where h.active) as market_value,
                                    sum(cost_basis) filter (where h.active) as cost_basis,
                                    sum(market_value - cost_basis) filter (where h.active) as gain
                                from holding h join account a on a.id = h.account_id %s
                                group by h.currency
                                """
                                        .formatted(conditions.where()))
                        .params(conditions.parameters())
                        .query(Sum::of)
                        .list();
        return new HoldingTotals(
                sums.stream().mapToInt(Sum::count).sum(),
                sums.stream().mapToInt(Sum::active).sum(),
                known(sums, Sum::marketValue),
                known(sums, Sum::costBasis),
                known(sums, Sum::gain));
    }

    private static SortedMap<String, Money> known(
            List<Sum> sums, Function<Sum, Optional<Money>> part) {
        var known = new TreeMap<String, Money>();
        sums.forEach(sum ->
                part.apply(sum).ifPresent(money -> known.put(money.currency().code(), money)));
        return known;
    }

    /** What the holdings in one currency come to. */
    private record Sum(
            int count,
            int active,
            Optional<Money> marketValue,
            Optional<Money> costBasis,
            Optional<Money> gain) {

        static Sum of(ResultSet row, int number) throws SQLException {
            return new Sum(
                    row.getInt("count"),
                    row.getInt("active"),
                    Rows.optionalMoney(row, "market_value"),
                    Rows.optionalMoney(row, "cost_basis"),
                    Rows.optionalMoney(row, "gain"));
        }
    }

    private static Conditions conditions(HoldingFilter filter) {
        var conditions = new Conditions().and("h.user_id = :user", "user", filter.userId());
        filter.accountId()
                .ifPresentOrElse(
                        id -> conditions.and("h.account_id = :a", "a", id),
                        () -> conditions.and("a.joined_to is null"));
        filter.connectionId()
                .ifPresent(id -> conditions.and("a.connection_id = :connection", "connection", id));
        filter.currency()
                .ifPresent(c -> conditions.and("h.currency = :currency", "currency", c.code()));
        filter.type().ifPresent(type -> conditions.and("asset_type = :type", "type", type.text()));
        filter.symbol()
                .ifPresent(symbol ->
                        conditions.and("lower(symbol) = lower(:symbol)", "symbol", symbol));
        if (filter.activeOnly()) {
            conditions.and("h.active = :active", "active", true);
        }
        return conditions;
    }

    private static Holding holding(ResultSet row, int number) throws SQLException {
        return new Holding(
                Rows.id(row, "id"),
                Rows.id(row, "account_id"),
                row.getString("provider_holding_id"),
                Rows.optionalText(row, "symbol"),
                row.getString("security_name"),
                AssetType.parse(row.getString("asset_type")),
                row.getBigDecimal("quantity"),
                new Valuation(
                        new Currency(row.getString("currency")),
                        Rows.optionalMoney(row, "market_value"),
                        Rows.optionalMoney(row, "cost_basis"),
                        Rows.optionalMoney(row, "average_price"),
                        Rows.optionalMoney(row, "current_price")),
                row.getBoolean("active"),
                Rows.optionalInstant(row, "holdings_synced_at"),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "updated_at"));
    }
}
