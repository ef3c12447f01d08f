package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.snapshot.DayBalances;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Balances of days in the table of that name, one row an account and day. */
public final class JdbcDayBalances implements DayBalances {

    private final JdbcClient jdbc;

    public JdbcDayBalances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void state(UUID jobId, Holder holder, Map<String, Statement> statements, Instant at) {
        List<Map.Entry<String, Statement>> rows = List.copyOf(statements.entrySet());
        jdbc.sql(
                        """
                        insert into day_balance (user_id, account_id, day, job_id, balance,
                            currency, stated_at)
                        select a.user_id, a.ledger_id, s.day, :job, s.balance, s.currency, :at
                        from unnest(:keys, cast(:days as date[]), cast(:balances as numeric[]),
                                :currencies) as s(key, day, balance, currency)
                        join account a on a.connection_id = :connection and a.user_id = :user
                            and a.provider_account_id = s.key
                        where a.joined_to is null or not exists (select from day_balance d
                            where d.account_id = a.joined_to and d.day = s.day)
                        on conflict (account_id, day) do update set job_id = excluded.job_id,
                            balance = excluded.balance, currency = excluded.currency,
                            stated_at = excluded.stated_at
                        where excluded.stated_at >= day_balance.stated_at
                        """)
                .param("keys", texts(rows, Map.Entry::getKey))
                .param("days", texts(rows, row -> row.getValue().day().toString()))
                .param(
                        "balances",
                        texts(rows, row -> row.getValue().balance().amount().toPlainString()))
                .param("currencies", texts(rows, row -> row.getValue().balance().currency().code()))
                .param("job", jobId)
                .param("connection", holder.connectionId())
                .param("user", holder.userId())
                .param("at", Rows.utc(at))
                .update();
    }

    private static String[] texts(
            List<Map.Entry<String, Statement>> rows,
            Function<Map.Entry<String, Statement>, String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }

    @Override
    public List<Known> on(UUID userId, List<LocalDate> days) {
        return jdbc.sql(
                        """
                        select wanted.day, last.account_id, last.balance, last.currency
                        from (select date '1970-01-01' + since as day
                            from unnest(:days) as s(since)) wanted
                        join account a on a.user_id = :user and a.joined_to is null
                        join lateral (select * from day_balance b
                            where b.account_id = a.id and b.day <= wanted.day
                            order by b.day desc limit 1) last on true
                        """)
                .param(
                        "days",
                        days.stream()
                                .map(day -> Math.toIntExact(day.toEpochDay()))
                                .toArray(Integer[]::new))
                .param("user", userId)
                .query((row, _) ->
                        new Known(
                                Rows.date(row, "day"),
                                Rows.id(row, "account_id"),
                                Rows.money(row, "balance")))
                .list();
    }
}
