package com.dashtam.sync;

import com.dashtam.kernel.workflow.Transactions;
import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.sync.application.connection.KnownConnections;
import com.dashtam.sync.application.connection.SyncSchedule;
import com.dashtam.sync.application.holding.InventoryMerge;
import com.dashtam.sync.application.imports.ImportDesk;
import com.dashtam.sync.application.imports.KnownStatements;
import com.dashtam.sync.application.imports.RunImport;
import com.dashtam.sync.application.job.AccountStage;
import com.dashtam.sync.application.job.HoldingStage;
import com.dashtam.sync.application.job.JobDesk;
import com.dashtam.sync.application.job.PageLimits;
import com.dashtam.sync.application.job.RetryPolicy;
import com.dashtam.sync.application.job.RunSync;
import com.dashtam.sync.application.job.StageRunners;
import com.dashtam.sync.application.job.SyncWindows;
import com.dashtam.sync.application.job.TransactionStage;
import com.dashtam.sync.application.joining.AccountJoining;
import com.dashtam.sync.application.matching.AccountMatching;
import com.dashtam.sync.application.portfolio.PortfolioNews;
import com.dashtam.sync.domain.account.Accounts;
import com.dashtam.sync.domain.connection.Connections;
import com.dashtam.sync.domain.holding.Holdings;
import com.dashtam.sync.domain.imports.ImportJobs;
import com.dashtam.sync.domain.job.Lease;
import com.dashtam.sync.domain.job.SyncJobs;
import com.dashtam.sync.domain.joining.JoinedAccounts;
import com.dashtam.sync.domain.ledger.Ledger;
import com.dashtam.sync.domain.ledger.ReadingPages;
import com.dashtam.sync.domain.matching.AccountMatches;
import com.dashtam.sync.domain.monitoring.Duty;
import com.dashtam.sync.domain.monitoring.Workers;
import com.dashtam.sync.domain.portfolio.Portfolios;
import com.dashtam.sync.domain.snapshot.BalanceSnapshots;
import com.dashtam.sync.domain.snapshot.DayBalances;
import com.dashtam.sync.infrastructure.feed.HttpFeed;
import com.dashtam.sync.infrastructure.persistence.JdbcJobQueue;
import com.dashtam.sync.infrastructure.persistence.JdbcRejectedRows;
import com.dashtam.sync.infrastructure.work.JobTry;
import com.dashtam.sync.infrastructure.work.JobWorkers;
import com.dashtam.sync.infrastructure.work.SignsOfLife;
import com.dashtam.sync.infrastructure.work.WakeUp;
import com.dashtam.sync.infrastructure.work.WorkerLimits;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Joins the parts that work jobs off. */
@Configuration(proxyBeanMethods = false)
class WorkComposition {

    @Bean
    WakeUp syncWakeUp() {
        return new WakeUp();
    }

    @Bean
    WakeUp importWakeUp() {
        return new WakeUp();
    }

    @Bean
    RetryPolicy retryPolicy(SyncProperties properties) {
        var retries = properties.retries();
        return new RetryPolicy(
                new RetryPolicy.Limits(
                        retries.maxAttempts(),
                        retries.maxClaims(),
                        retries.firstPause(),
                        retries.maxPause(),
                        retries.deadline()),
                RandomGenerator.getDefault());
    }

    @Bean
    JobDesk jobDesk(
            SyncJobs jobs,
            JdbcClient jdbc,
            SyncProperties properties,
            Workflows workflows,
            Transactions transactions,
            InstantSource clock) {
        var queue = JdbcJobQueue.ofSyncs(jdbc, properties.workers().patience());
        var lease = properties.workers().lease();
        return new JobDesk(jobs, queue, workflows, transactions, clock, lease);
    }

    @Bean
    PortfolioNews portfolioNews(Portfolios portfolios, Workflows workflows) {
        return new PortfolioNews(portfolios, workflows);
    }

    @Bean
    InventoryMerge inventoryMerge(
            Holdings holdings, Accounts accounts, BalanceSnapshots snapshots, Workflows workflows) {
        return new InventoryMerge(holdings, accounts, snapshots, workflows);
    }

    @Bean
    AccountMatching accountMatching(
            Connections connections,
            Accounts accounts,
            AccountMatches matches,
            Workflows workflows) {
        return new AccountMatching(connections, accounts, matches, workflows);
    }

    @Bean
    AccountStage accountStage(
            JobDesk desk,
            HttpFeed feed,
            AccountMatching matching,
            Ledger ledger,
            BalanceSnapshots snapshots,
            DayBalances balances,
            PortfolioNews news,
            Connections connections) {
        return new AccountStage(
                desk, feed, matching, ledger, snapshots, balances, news, connections);
    }

    @Bean
    AccountJoining accountJoining(JoinedAccounts joined, PortfolioNews news, Workflows workflows) {
        return new AccountJoining(joined, news, workflows);
    }

    @Bean
    TransactionStage transactionStage(
            SyncProperties properties,
            JobDesk desk,
            HttpFeed feed,
            Ledger ledger,
            ReadingPages readingPages,
            Accounts accounts,
            AccountMatches matches,
            Connections connections,
            AccountJoining joining,
            InstantSource clock) {
        var reach = new SyncWindows.Reach(properties.history(), properties.overlap());
        var pages = properties.pages();
        var limits =
                new PageLimits(
                        pages.batchRows(),
                        pages.batchPause(),
                        pages.maxPageRows(),
                        pages.progressPause());
        return new TransactionStage(
                desk,
                feed,
                ledger,
                readingPages,
                accounts,
                matches,
                connections,
                new SyncWindows(reach, accounts, clock),
                limits,
                joining);
    }

    @Bean
    HoldingStage holdingStage(
            JobDesk desk,
            HttpFeed feed,
            InventoryMerge inventories,
            Accounts accounts,
            AccountMatches matches,
            Connections connections) {
        return new HoldingStage(desk, feed, inventories, accounts, matches, connections);
    }

    @Bean
    JobWorkers syncWorkers(
            SyncProperties properties,
            JobDesk desk,
            AccountStage accounts,
            TransactionStage transactions,
            HoldingStage holdings,
            Ledger ledger,
            RetryPolicy retries,
            Connections connections,
            SyncSchedule schedule,
            Workers workers,
            WakeUp syncWakeUp) {
        var run =
                new RunSync(
                        desk,
                        new StageRunners(accounts, transactions, holdings),
                        ledger,
                        retries,
                        connections,
                        schedule);
        return new JobWorkers(
                "syncs",
                desk.queue(),
                attempt(run::run, run::broke),
                syncWakeUp,
                limits(properties.workers(), properties.workers().syncs()),
                new SignsOfLife(workers, Duty.SYNCS, desk.clock()),
                desk.clock());
    }

    @Bean
    JobWorkers importWorkers(
            SyncProperties properties,
            ImportJobs imports,
            JdbcClient jdbc,
            Ledger ledger,
            ReadingPages readingPages,
            Workflows workflows,
            Transactions transactions,
            InstantSource clock,
            Accounts accounts,
            HttpFeed feed,
            KnownConnections known,
            BalanceSnapshots snapshots,
            DayBalances balances,
            PortfolioNews news,
            InventoryMerge inventories,
            AccountJoining joining,
            RetryPolicy retries,
            Workers workers,
            WakeUp importWakeUp) {
        var desk =
                new ImportDesk(
                        imports,
                        JdbcJobQueue.ofImports(jdbc),
                        ledger,
                        readingPages,
                        new JdbcRejectedRows(jdbc),
                        workflows,
                        transactions,
                        clock,
                        properties.workers().lease());
        var run =
                new RunImport(
                        desk,
                        new KnownStatements(feed, known),
                        snapshots,
                        balances,
                        news,
                        inventories,
                        accounts,
                        joining,
                        retries);
        return new JobWorkers(
                "imports",
                desk.queue(),
                attempt(run::run, run::broke),
                importWakeUp,
                limits(properties.workers(), properties.workers().imports()),
                new SignsOfLife(workers, Duty.IMPORTS, clock),
                clock);
    }

    private static JobTry attempt(Consumer<Lease> run, Consumer<Lease> broke) {
        return new JobTry() {
            @Override
            public void run(Lease lease) {
                run.accept(lease);
            }

            @Override
            public void broke(Lease lease) {
                broke.accept(lease);
            }
        };
    }

    private static WorkerLimits limits(SyncProperties.Workers workers, int concurrency) {
        return new WorkerLimits(
                concurrency, workers.lease(), workers.heartbeat(), workers.poll(), workers.grace());
    }
}
