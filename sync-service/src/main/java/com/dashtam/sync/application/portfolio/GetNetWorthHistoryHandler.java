package com.dashtam.sync.application.portfolio;

import com.dashtam.kernel.command.QueryHandler;
import com.dashtam.kernel.money.Money;
import com.dashtam.kernel.result.Result;
import com.dashtam.sync.application.portfolio.GetNetWorthHistory.History;
import com.dashtam.sync.application.portfolio.GetNetWorthHistory.Point;
import com.dashtam.sync.domain.portfolio.HistoryRange;
import com.dashtam.sync.domain.portfolio.NetWorth;
import com.dashtam.sync.domain.portfolio.Portfolios;
import com.dashtam.sync.domain.rate.Rates;
import com.dashtam.sync.domain.snapshot.DayBalances;
import com.dashtam.sync.domain.snapshot.DayBalances.Known;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

public final class GetNetWorthHistoryHandler
        implements QueryHandler<GetNetWorthHistory, Result<History, NetWorthRefusal>> {

    private final Portfolios portfolios;
    private final DayBalances balances;
    private final Rates rates;
    private final InstantSource clock;

    public GetNetWorthHistoryHandler(
            Portfolios portfolios, DayBalances balances, Rates rates, InstantSource clock) {
        this.portfolios = portfolios;
        this.balances = balances;
        this.rates = rates;
        this.clock = clock;
    }

    @Override
    public Result<History, NetWorthRefusal> handle(GetNetWorthHistory query) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        HistoryRange range = query.range(today);
        if (range.isReversed()) {
            return Result.err(NetWorthRefusal.RANGE_REVERSED);
        }
        if (range.isTooLong()) {
            return Result.err(NetWorthRefusal.RANGE_TOO_LONG);
        }
        return Conversion.into(query.currency(), rates)
                .map(conversion -> history(query, range.until(today), conversion));
    }

    private History history(GetNetWorthHistory query, HistoryRange range, Conversion conversion) {
        var portfolio = portfolios.find(query.userId());
        List<LocalDate> days = range.points();
        Map<LocalDate, List<Money>> known =
                balances.on(query.userId(), days).stream()
                        .filter(row -> portfolio.counts(row.accountId(), query.included()))
                        .collect(
                                Collectors.groupingBy(
                                        Known::day,
                                        Collectors.mapping(Known::balance, Collectors.toList())));
        return new History(
                range,
                days.stream()
                        .map(day -> point(day, known.getOrDefault(day, List.of()), conversion))
                        .toList());
    }

    private static Point point(LocalDate day, List<Money> balances, Conversion conversion) {
        var sums = List.copyOf(NetWorth.byCurrency(balances.stream()).values());
        return new Point(day, sums, conversion.total(sums, day));
    }
}
