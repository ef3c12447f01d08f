package com.dashtam.sync;

import com.dashtam.kernel.page.Cursors;
import com.dashtam.sync.application.reconciliation.ListReconciliationsHandler;
import com.dashtam.sync.domain.account.Accounts;
import com.dashtam.sync.domain.snapshot.DayBalances;
import com.dashtam.sync.infrastructure.persistence.JdbcDayBalances;
import com.dashtam.sync.infrastructure.persistence.JdbcReconciliations;
import com.dashtam.sync.presentation.http.CurrentUser;
import com.dashtam.sync.presentation.http.reconciliation.ReconciliationController;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Joins the parts that tell whether what accounts hold adds up. */
@Configuration(proxyBeanMethods = false)
class WorthComposition {

    @Bean
    DayBalances dayBalances(JdbcClient jdbc) {
        return new JdbcDayBalances(jdbc);
    }

    @Bean
    ReconciliationController reconciliationController(
            JdbcClient jdbc, Accounts accounts, Cursors cursors, CurrentUser user) {
        return new ReconciliationController(
                new ListReconciliationsHandler(new JdbcReconciliations(jdbc), accounts, cursors),
                user);
    }
}
