package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.kernel.id.Ids;
import com.dashtam.kernel.money.Money;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.snapshot.BalanceSnapshot;
import com.dashtam.sync.domain.snapshot.BalanceSnapshots;
import com.dashtam.sync.domain.snapshot.LatestTotals;
import com.dashtam.sync.domain.snapshot.SnapshotOrder;
import com.dashtam.sync.domain.snapshot.SnapshotSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Snapshots in the table of that name, which nobody may change. */
public final class JdbcBalanceSnapshots implements BalanceSnapshots {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final String LATEST_OF_ACCOUNTS =
            """
            account a join lateral (select * from balance_snapshot b where b.account_id = a.id
                order by b.captured_at desc, b.id desc limit 1) s
                on a.user_id = :user and a.joined_to is null
            """;

    private final JdbcClient jdbc;
    private final Ids ids;

    public JdbcBalanceSnapshots(JdbcClient jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    @Override
    public void capture(
            UUID jobId,
            Holder holder,
            Collection<String> providerAccountIds,
            SnapshotSource source,
            Instant at) {
        jdbc.sql(
                        """
                        insert into balance_snapshot (id, user_id, account_id, job_id, balance,
                            available_balance, currency, source, captured_at)
                        select wanted.id, a.user_id, a.id, :job, a.balance, a.available_balance,
                            a.currency, :source, :at
                        from unnest(cast(:ids as uuid[]), :accounts)
                            as wanted(id, provider_account_id)
                        join account a on a.connection_id = :connection and a.user_id = :user
                            and a.provider_account_id = wanted.provider_account_id
                        on conflict (account_id, job_id) do nothing
                        """)
                .param("ids", newIds(providerAccountIds.size()))
                .param("accounts", providerAccountIds.toArray(String[]::new))
                .param("job", jobId)
                .param("connection", holder.connectionId())
                .param("user", holder.userId())
                .param("source", source.text())
                .param("at", Rows.utc(at))
                .update();
    }

    private String[] newIds(int count) {
        var made = new String[count];
        for (int i = 0; i < count; i++) {
            made[i] = ids.next().toString();
        }
        return made;
    }

    @Override
    public void captureHoldings(UUID jobId, Holder holder, Collection<String> providerAccountIds) {
        jdbc.sql(
                        """
                        insert into holding_snapshot (account_id, job_id, holdings_value, cash_value)
                        select a.id, :job,
                            coalesce(sum(h.market_value)
                                filter (where h.asset_type <> 'cash_equivalent'), 0),
                            sum(h.market_value) filter (where h.asset_type = 'cash_equivalent')
                        from balance_snapshot s
                        join account a on a.id = s.account_id
                        left join holding h on h.account_id = a.id and h.active
                        where s.job_id = :job and a.connection_id = :connection
                          and a.user_id = :user and a.provider_account_id = any(:accounts)
                        group by a.id
                        having bool_and(h.id is null
                            or h.market_value is not null and h.currency = a.currency)
                        on conflict (account_id, job_id) do nothing
                        """)
                .param("job", jobId)
                .param("connection", holder.connectionId())
                .param("user", holder.userId())
                .param("accounts", providerAccountIds.toArray(String[]::new))
                .update();
    }

    @Override
    public List<BalanceSnapshot> latest(UUID userId, Optional<UUID> after, int limit) {
        return jdbc.sql(
                        """
                        select s.*, v.holdings_value, v.cash_value from %s
                        left join holding_snapshot v
                            on v.account_id = s.account_id and v.job_id = s.job_id
                        where a.id > coalesce(cast(:after as uuid), :before)
                        order by a.id limit :limit
                        """
                                .formatted(LATEST_OF_ACCOUNTS))
                .param("user", userId)
                .param("after", after.orElse(null))
                .param("before", BEFORE_ALL)
                .param("limit", limit)
                .query(JdbcBalanceSnapshots::snapshot)
                .list();
    }

    @Override
    public LatestTotals latestTotals(UUID userId) {
        var count = new AtomicInteger();
        var balances = new TreeMap<String, Money>();
        jdbc.sql(
                        """
                        select s.currency, count(*) as count, sum(s.balance) as balance from %s
                        group by s.currency
                        """
                                .formatted(LATEST_OF_ACCOUNTS))
                .param("user", userId)
                .query(row -> {
                    count.addAndGet(row.getInt("count"));
                    balances.put(row.getString("currency"), Rows.money(row, "balance"));
                });
        return new LatestTotals(count.get(), balances);
    }

    @Override
    public List<BalanceSnapshot> list(
            SnapshotFilter filter, SnapshotOrder order, Optional<Position> after, int limit) {
        var conditions = conditions(filter);
        after.ifPresent(position -> addPosition(conditions, order, position));
        return jdbc.sql(
                        """
                        select s.*, v.holdings_value, v.cash_value
                        from balance_snapshot s
                        left join holding_snapshot v using (account_id, job_id) %1$s
                        order by captured_at %2$s, id %2$s limit :limit
                        """
                                .formatted(conditions.where(), direction(order)))
                .params(conditions.parameters())
                .param("limit", limit)
                .query(JdbcBalanceSnapshots::snapshot)
                .list();
    }

    private static void addPosition(Conditions to, SnapshotOrder order, Position position) {
        String than =
                switch (order) {
                    case NEWEST_FIRST -> "<";
                    case OLDEST_FIRST -> ">";
                };
        to.and(
                        "(captured_at, id) " + than + " (:captured, :last)",
                        "captured",
                        Rows.utc(position.capturedAt()))
                .with("last", position.id());
    }

    private static String direction(SnapshotOrder order) {
        return switch (order) {
            case NEWEST_FIRST -> "desc";
            case OLDEST_FIRST -> "asc";
        };
    }

    @Override
    public long count(SnapshotFilter filter) {
        var conditions = conditions(filter);
        return jdbc.sql("select count(*) from balance_snapshot " + conditions.where())
                .params(conditions.parameters())
                .query(Long.class)
                .single();
    }

    private static Conditions conditions(SnapshotFilter filter) {
        var conditions =
                new Conditions()
                        .and("user_id = :user", "user", filter.userId())
                        .and("account_id = :account", "account", filter.accountId());
        filter.source()
                .ifPresent(source -> conditions.and("source = :source", "source", source.text()));
        var window = filter.window();
        window.from().ifPresent(at -> conditions.and("captured_at >= :from", "from", Rows.utc(at)));
        window.to().ifPresent(at -> conditions.and("captured_at <= :to", "to", Rows.utc(at)));
        return conditions;
    }

    private static BalanceSnapshot snapshot(ResultSet row, int number) throws SQLException {
        return new BalanceSnapshot(
                Rows.id(row, "id"),
                Rows.id(row, "account_id"),
                Rows.money(row, "balance"),
                Rows.optionalMoney(row, "available_balance"),
                Rows.optionalMoney(row, "holdings_value"),
                Rows.optionalMoney(row, "cash_value"),
                SnapshotSource.parse(row.getString("source")),
                Rows.instant(row, "captured_at"));
    }
}
