package com.dashtam.sync.application.portfolio;

import com.dashtam.kernel.command.QueryHandler;
import com.dashtam.kernel.result.Result;
import com.dashtam.sync.application.portfolio.GetNetWorth.Answer;
import com.dashtam.sync.domain.portfolio.Portfolios;
import com.dashtam.sync.domain.rate.Rates;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

public final class GetNetWorthHandler
        implements QueryHandler<GetNetWorth, Result<Answer, NetWorthRefusal>> {

    private final Portfolios portfolios;
    private final Rates rates;
    private final InstantSource clock;

    public GetNetWorthHandler(Portfolios portfolios, Rates rates, InstantSource clock) {
        this.portfolios = portfolios;
        this.rates = rates;
        this.clock = clock;
    }

    @Override
    public Result<Answer, NetWorthRefusal> handle(GetNetWorth query) {
        return Conversion.into(query.currency(), rates)
                .map(conversion -> answer(query, conversion));
    }

    private Answer answer(GetNetWorth query, Conversion conversion) {
        var portfolio = portfolios.find(query.userId());
        var sums = List.copyOf(portfolio.netWorth(query.included()).values());
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return new Answer(sums, portfolio.leftOut(query.included()), conversion.total(sums, today));
    }
}
