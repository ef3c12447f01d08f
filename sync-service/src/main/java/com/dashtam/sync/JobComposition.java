package com.dashtam.sync;

import com.dashtam.kernel.page.Cursors;
import com.dashtam.kernel.workflow.Transactions;
import com.dashtam.platform.http.servlet.IdempotentAnswers;
import com.dashtam.sync.application.account.GetAccountHandler;
import com.dashtam.sync.application.connection.KnownConnections;
import com.dashtam.sync.application.connection.SyncSchedule;
import com.dashtam.sync.application.job.Announcements;
import com.dashtam.sync.application.job.CancelSyncHandler;
import com.dashtam.sync.application.job.GetSyncHandler;
import com.dashtam.sync.application.job.JobDesk;
import com.dashtam.sync.application.job.ListSyncsHandler;
import com.dashtam.sync.application.job.MinimumInterval;
import com.dashtam.sync.application.job.StartDueSyncs;
import com.dashtam.sync.application.job.StartSyncHandler;
import com.dashtam.sync.application.job.SyncOpening;
import com.dashtam.sync.domain.account.Accounts;
import com.dashtam.sync.domain.connection.Connections;
import com.dashtam.sync.domain.job.SyncJobs;
import com.dashtam.sync.domain.ledger.Ledger;
import com.dashtam.sync.infrastructure.work.DueSyncClock;
import com.dashtam.sync.presentation.http.CurrentUser;
import com.dashtam.sync.presentation.http.job.SyncController;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Joins what makes jobs, and what shows them to their users. */
@Configuration(proxyBeanMethods = false)
class JobComposition {

    @Bean
    DueSyncClock dueSyncClock(
            SyncProperties properties,
            Connections connections,
            SyncJobs jobs,
            SyncOpening opening,
            SyncSchedule schedule,
            Announcements announcements,
            Transactions transactions,
            InstantSource clock) {
        var due =
                new StartDueSyncs(
                        connections, jobs, opening, schedule, announcements, transactions, clock);
        return new DueSyncClock(due, properties.dueCheck());
    }

    @Bean
    SyncController syncController(
            KnownConnections known,
            Connections connections,
            Accounts accounts,
            SyncJobs jobs,
            SyncOpening opening,
            MinimumInterval interval,
            Transactions transactions,
            JobDesk desk,
            Ledger ledger,
            Cursors cursors,
            CurrentUser user,
            IdempotentAnswers answers) {
        var start =
                new StartSyncHandler(
                        known, connections, accounts, jobs, opening, interval, transactions);
        return new SyncController(
                start,
                new GetSyncHandler(jobs),
                new ListSyncsHandler(jobs, connections, cursors),
                new CancelSyncHandler(desk, ledger),
                new GetAccountHandler(accounts),
                user,
                answers);
    }
}
