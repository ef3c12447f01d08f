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
import com.dashtam.sync.application.job.SyncAfterAnswer;
import com.dashtam.sync.application.job.SyncOpening;
import com.dashtam.sync.application.monitoring.GetJobsHandler;
import com.dashtam.sync.application.monitoring.JobsView;
import com.dashtam.sync.domain.account.Accounts;
import com.dashtam.sync.domain.connection.Connections;
import com.dashtam.sync.domain.job.SyncJobs;
import com.dashtam.sync.domain.ledger.Ledger;
import com.dashtam.sync.domain.monitoring.Duty;
import com.dashtam.sync.domain.monitoring.Workers;
import com.dashtam.sync.infrastructure.monitoring.JobMeters;
import com.dashtam.sync.infrastructure.monitoring.JobsHealth;
import com.dashtam.sync.infrastructure.persistence.JdbcJobReadings;
import com.dashtam.sync.infrastructure.persistence.JdbcWorkers;
import com.dashtam.sync.infrastructure.work.DueSyncClock;
import com.dashtam.sync.infrastructure.work.SignsOfLife;
import com.dashtam.sync.presentation.http.CurrentUser;
import com.dashtam.sync.presentation.http.job.SyncController;
import com.dashtam.sync.presentation.http.monitoring.JobsController;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Joins what makes jobs, and what shows them to users and operators. */
@Configuration(proxyBeanMethods = false)
class JobComposition {

    /** Of looks for due connections: fewer may be missed by chance. */
    private static final int MISSED_LOOKS = 3;

    @Bean
    DueSyncClock dueSyncClock(
            SyncProperties properties,
            Connections connections,
            SyncJobs jobs,
            SyncOpening opening,
            SyncSchedule schedule,
            Announcements announcements,
            Transactions transactions,
            Workers workers,
            InstantSource clock) {
        var due =
                new StartDueSyncs(
                        connections, jobs, opening, schedule, announcements, transactions, clock);
        var signs = new SignsOfLife(workers, Duty.SCHEDULE, clock);
        return new DueSyncClock(due, properties.dueCheck(), signs);
    }

    @Bean
    SyncAfterAnswer syncAfterAnswer(Connections connections, SyncJobs jobs, SyncOpening opening) {
        return new SyncAfterAnswer(connections, jobs, opening);
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

    // -- operators

    @Bean
    Workers workers(JdbcClient jdbc) {
        return new JdbcWorkers(jdbc);
    }

    @Bean
    GetJobsHandler getJobsHandler(
            SyncProperties properties, JdbcClient jdbc, Workers workers, InstantSource clock) {
        var limits =
                new JobsView.Limits(
                        properties.workers().lease(),
                        properties.dueCheck().multipliedBy(MISSED_LOOKS),
                        properties.workers().patience());
        return new GetJobsHandler(new JdbcJobReadings(jdbc), workers, limits, clock);
    }

    @Bean
    JobsController jobsController(GetJobsHandler jobs) {
        return new JobsController(jobs);
    }

    @Bean
    JobMeters jobMeters(GetJobsHandler jobs) {
        return new JobMeters(jobs);
    }

    @Bean
    JobsHealth jobsHealthIndicator(GetJobsHandler jobs) {
        return new JobsHealth(jobs);
    }
}
