package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.kernel.feed.AccountType;
import com.dashtam.kernel.money.Currency;
import com.dashtam.kernel.money.Money;
import com.dashtam.sync.domain.reconciliation.Reconciliation;
import com.dashtam.sync.domain.reconciliation.Reconciliation.Between;
import com.dashtam.sync.domain.reconciliation.Reconciliation.Stated;
import com.dashtam.sync.domain.reconciliation.Reconciliations;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Balances of days beside the transactions, in the tables of those names. */
public final class JdbcReconciliations implements Reconciliations {

    private final JdbcClient jdbc;

    public JdbcReconciliations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Reconciliation> list(
            UUID userId, UUID accountId, Optional<LocalDate> upTo, int limit) {
        return jdbc.sql(
                        """
                        with stated as (
                            select a.type, b.account_id, b.day, b.balance, b.currency, v.cash_value
                            from account a join day_balance b on b.account_id = a.id
                            left join holding_snapshot v
                                on v.account_id = b.account_id and v.job_id = b.job_id
                            where a.id = :account and a.user_id = :user
                              and (cast(:last as date) is null or b.day <= :last)
                            order by b.day desc limit :limit + 1),
                        pair as (
                            select s.*, lead(day) over before as opening_day,
                                lead(balance) over before as opening_balance,
                                lead(currency) over before as opening_currency,
                                lead(cash_value) over before as opening_cash
                            from stated s window before as (order by day desc))
                        select p.*, t.sum, t.count, t.foreign_count
                        from pair p
                        cross join lateral (
                            select coalesce(sum(t.amount)
                                    filter (where t.currency = p.currency), 0) as sum,
                                count(*) as count,
                                count(*) filter (where t.currency <> p.currency) as foreign_count
                            from transaction t
                            where t.account_id = p.account_id and t.status = 'settled'
                              and t.removed_at is null
                              and t.date > p.opening_day and t.date <= p.day) t
                        where p.opening_day is not null
                        order by p.day desc
                        """)
                .param("account", accountId)
                .param("user", userId)
                .param("last", upTo.orElse(null))
                .param("limit", limit)
                .query(JdbcReconciliations::reconciliation)
                .list();
    }

    private static Reconciliation reconciliation(ResultSet row, int number) throws SQLException {
        var before = new Currency(row.getString("opening_currency"));
        return new Reconciliation(
                AccountType.parse(row.getString("type")).family() == AccountType.Family.INVESTMENT,
                new Stated(
                        Rows.date(row, "opening_day"),
                        new Money(row.getBigDecimal("opening_balance"), before),
                        Rows.optionalDecimal(row, "opening_cash")
                                .map(cash -> new Money(cash, before))),
                new Stated(
                        Rows.date(row, "day"),
                        Rows.money(row, "balance"),
                        Rows.optionalMoney(row, "cash_value")),
                new Between(
                        Rows.money(row, "sum"),
                        row.getLong("count"),
                        row.getLong("foreign_count")));
    }
}
