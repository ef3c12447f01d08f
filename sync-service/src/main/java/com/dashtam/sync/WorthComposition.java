package com.dashtam.sync;

import com.dashtam.kernel.page.Cursors;
import com.dashtam.sync.application.portfolio.GetNetWorthHandler;
import com.dashtam.sync.application.portfolio.GetNetWorthHistoryHandler;
import com.dashtam.sync.application.reconciliation.ListReconciliationsHandler;
import com.dashtam.sync.domain.account.Accounts;
import com.dashtam.sync.domain.portfolio.Portfolios;
import com.dashtam.sync.domain.rate.Rates;
import com.dashtam.sync.domain.snapshot.DayBalances;
import com.dashtam.sync.infrastructure.file.RateFile;
import com.dashtam.sync.infrastructure.persistence.JdbcDayBalances;
import com.dashtam.sync.infrastructure.persistence.JdbcPortfolios;
import com.dashtam.sync.infrastructure.persistence.JdbcReconciliations;
import com.dashtam.sync.presentation.http.CurrentUser;
import com.dashtam.sync.presentation.http.portfolio.NetWorthController;
import com.dashtam.sync.presentation.http.reconciliation.ReconciliationController;
import java.nio.file.Path;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Joins the parts that tell what accounts come to, and whether that adds up. */
@Configuration(proxyBeanMethods = false)
class WorthComposition {

    @Bean
    Portfolios portfolios(JdbcClient jdbc) {
        return new JdbcPortfolios(jdbc);
    }

    @Bean
    DayBalances dayBalances(JdbcClient jdbc) {
        return new JdbcDayBalances(jdbc);
    }

    @Bean
    Rates rates(SyncProperties properties, InstantSource clock) {
        var rates = properties.rates();
        return rates.file().isBlank()
                ? Rates.NONE
                : new RateFile(Path.of(rates.file()), rates.source(), clock);
    }

    @Bean
    NetWorthController netWorthController(
            Portfolios portfolios,
            DayBalances balances,
            Rates rates,
            InstantSource clock,
            CurrentUser user) {
        return new NetWorthController(
                new GetNetWorthHandler(portfolios, rates, clock),
                new GetNetWorthHistoryHandler(portfolios, balances, rates, clock),
                user);
    }

    @Bean
    ReconciliationController reconciliationController(
            JdbcClient jdbc, Accounts accounts, Cursors cursors, CurrentUser user) {
        return new ReconciliationController(
                new ListReconciliationsHandler(new JdbcReconciliations(jdbc), accounts, cursors),
                user);
    }
}
