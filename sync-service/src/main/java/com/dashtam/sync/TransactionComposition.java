package com.dashtam.sync;

import com.dashtam.kernel.page.Cursors;
import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.sync.application.page.Ownership;
import com.dashtam.sync.application.transaction.AnnotateTransactionHandler;
import com.dashtam.sync.application.transaction.ExportTransactions;
import com.dashtam.sync.application.transaction.ExportTransactionsHandler;
import com.dashtam.sync.application.transaction.FilterCheck;
import com.dashtam.sync.application.transaction.ForgetErased;
import com.dashtam.sync.application.transaction.GetTransactionHandler;
import com.dashtam.sync.application.transaction.GetTransactionPastHandler;
import com.dashtam.sync.application.transaction.ListChangesHandler;
import com.dashtam.sync.application.transaction.ListQuarantinedHandler;
import com.dashtam.sync.application.transaction.ListTransactionsHandler;
import com.dashtam.sync.application.transaction.RemoveTransactionHandler;
import com.dashtam.sync.domain.ledger.Ledger;
import com.dashtam.sync.domain.transaction.TransactionChanges;
import com.dashtam.sync.domain.transaction.TransactionHistory;
import com.dashtam.sync.infrastructure.persistence.JdbcQuarantine;
import com.dashtam.sync.infrastructure.persistence.JdbcTransactionChanges;
import com.dashtam.sync.infrastructure.persistence.JdbcTransactionPasts;
import com.dashtam.sync.infrastructure.work.Housekeeping;
import com.dashtam.sync.presentation.http.CurrentUser;
import com.dashtam.sync.presentation.http.transaction.ChangeController;
import com.dashtam.sync.presentation.http.transaction.TransactionController;
import com.dashtam.sync.presentation.http.transaction.WantedForm;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What reads and changes single transactions. */
@Configuration(proxyBeanMethods = false)
class TransactionComposition {

    @Bean
    TransactionController transactionController(
            TransactionHistory history,
            Ownership ownership,
            Cursors cursors,
            CurrentUser user,
            HttpServletRequest request) {
        var check = new FilterCheck(ownership);
        return new TransactionController(
                new ListTransactionsHandler(history, check, cursors),
                new ExportTransactionsHandler(history, check, ExportTransactions.MAX_ROWS),
                new GetTransactionHandler(history),
                user,
                new WantedForm(request));
    }

    @Bean
    TransactionChanges transactionChanges(JdbcClient jdbc) {
        return new JdbcTransactionChanges(jdbc);
    }

    @Bean
    Housekeeping housekeeping(
            TransactionChanges changes, SyncProperties properties, InstantSource clock) {
        return new Housekeeping(new ForgetErased(changes, clock), properties.housekeeping());
    }

    @Bean
    ChangeController changeController(
            TransactionHistory history,
            Ledger ledger,
            Workflows workflows,
            TransactionChanges changes,
            JdbcClient jdbc,
            Cursors cursors,
            CurrentUser user,
            InstantSource clock) {
        return new ChangeController(
                new ListChangesHandler(changes, cursors, clock),
                new ListQuarantinedHandler(new JdbcQuarantine(jdbc), cursors),
                new GetTransactionHandler(history),
                new GetTransactionPastHandler(new JdbcTransactionPasts(jdbc)),
                new AnnotateTransactionHandler(workflows, history, ledger, clock),
                new RemoveTransactionHandler(workflows, ledger, clock),
                user);
    }
}
