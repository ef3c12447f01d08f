package com.dashtam.sync;

import com.dashtam.kernel.id.Ids;
import com.dashtam.kernel.page.Cursors;
import com.dashtam.kernel.workflow.Transactions;
import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.platform.export.UserExport;
import com.dashtam.platform.http.servlet.IdempotentAnswers;
import com.dashtam.platform.inbox.EventSubscription;
import com.dashtam.platform.secrets.KeyedHash;
import com.dashtam.platform.secrets.Secrets;
import com.dashtam.platform.security.CurrentCaller;
import com.dashtam.platform.security.ServiceTokens;
import com.dashtam.sync.application.account.ChangeAccountSettingsHandler;
import com.dashtam.sync.application.account.GetAccountHandler;
import com.dashtam.sync.application.account.ListAccountsHandler;
import com.dashtam.sync.application.connection.FollowConnectionHandler;
import com.dashtam.sync.application.connection.KnownConnections;
import com.dashtam.sync.application.connection.SyncSchedule;
import com.dashtam.sync.application.erasure.EraseConnectionHandler;
import com.dashtam.sync.application.erasure.EraseUserHandler;
import com.dashtam.sync.application.holding.ListHoldingsHandler;
import com.dashtam.sync.application.imports.AbandonImports;
import com.dashtam.sync.application.imports.FilePreviews;
import com.dashtam.sync.application.imports.GetImportHandler;
import com.dashtam.sync.application.imports.ListLeftOutRowsHandler;
import com.dashtam.sync.application.imports.PreviewImportHandler;
import com.dashtam.sync.application.imports.StartImportHandler;
import com.dashtam.sync.application.job.AbandonSyncs;
import com.dashtam.sync.application.job.Announcements;
import com.dashtam.sync.application.job.FollowAnnouncementHandler;
import com.dashtam.sync.application.job.JobDesk;
import com.dashtam.sync.application.job.MinimumInterval;
import com.dashtam.sync.application.job.StartFirstSyncHandler;
import com.dashtam.sync.application.job.SyncAfterAnswer;
import com.dashtam.sync.application.job.SyncOpening;
import com.dashtam.sync.application.joining.JoinAccountHandler;
import com.dashtam.sync.application.matching.AccountMatching;
import com.dashtam.sync.application.matching.AnswerAccountMatchHandler;
import com.dashtam.sync.application.matching.ListAccountMatchesHandler;
import com.dashtam.sync.application.page.NamePages;
import com.dashtam.sync.application.page.Ownership;
import com.dashtam.sync.application.portfolio.PortfolioNews;
import com.dashtam.sync.application.snapshot.LatestBalancesHandler;
import com.dashtam.sync.application.snapshot.ListSnapshotsHandler;
import com.dashtam.sync.domain.account.Accounts;
import com.dashtam.sync.domain.connection.ConnectionDirectory;
import com.dashtam.sync.domain.connection.Connections;
import com.dashtam.sync.domain.connection.SyncHours;
import com.dashtam.sync.domain.holding.Holdings;
import com.dashtam.sync.domain.imports.ImportJobs;
import com.dashtam.sync.domain.job.SyncJobs;
import com.dashtam.sync.domain.joining.JoinedAccounts;
import com.dashtam.sync.domain.ledger.Ledger;
import com.dashtam.sync.domain.ledger.ReadingPages;
import com.dashtam.sync.domain.matching.AccountMatches;
import com.dashtam.sync.domain.snapshot.BalanceSnapshots;
import com.dashtam.sync.domain.transaction.TransactionHistory;
import com.dashtam.sync.infrastructure.feed.FeedLimits;
import com.dashtam.sync.infrastructure.feed.HttpConnectionDirectory;
import com.dashtam.sync.infrastructure.feed.HttpFeed;
import com.dashtam.sync.infrastructure.feed.ProviderClient;
import com.dashtam.sync.infrastructure.messaging.ConnectionEvents;
import com.dashtam.sync.infrastructure.messaging.IdentityEvents;
import com.dashtam.sync.infrastructure.persistence.JdbcAccountMatches;
import com.dashtam.sync.infrastructure.persistence.JdbcAccounts;
import com.dashtam.sync.infrastructure.persistence.JdbcBalanceSnapshots;
import com.dashtam.sync.infrastructure.persistence.JdbcConnectionData;
import com.dashtam.sync.infrastructure.persistence.JdbcConnections;
import com.dashtam.sync.infrastructure.persistence.JdbcHoldings;
import com.dashtam.sync.infrastructure.persistence.JdbcImportJobs;
import com.dashtam.sync.infrastructure.persistence.JdbcJoinedAccounts;
import com.dashtam.sync.infrastructure.persistence.JdbcLedger;
import com.dashtam.sync.infrastructure.persistence.JdbcReadingPages;
import com.dashtam.sync.infrastructure.persistence.JdbcSyncJobs;
import com.dashtam.sync.infrastructure.persistence.JdbcTransactionHistory;
import com.dashtam.sync.infrastructure.persistence.JdbcUserData;
import com.dashtam.sync.infrastructure.work.WakeUp;
import com.dashtam.sync.presentation.http.CurrentUser;
import com.dashtam.sync.presentation.http.account.AccountController;
import com.dashtam.sync.presentation.http.holding.HoldingController;
import com.dashtam.sync.presentation.http.imports.ImportController;
import com.dashtam.sync.presentation.http.matching.AccountMatchController;
import com.dashtam.sync.presentation.http.snapshot.SnapshotController;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Joins the parts that answer requests and events; {@link WorkComposition} joins the jobs, {@link
 * JobComposition} what makes them by schedule and shows how they stand.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SyncProperties.class)
@Import({
    TransactionComposition.class,
    WorkComposition.class,
    JobComposition.class,
    WorthComposition.class
})
class SyncComposition {

    private static final String PROVIDER_SERVICE = "provider-service";
    private static final int MIN_KEY_BYTES = 32;
    private static final String CURSOR_PURPOSE = "sync-cursors";

    // -- storage

    @Bean
    Connections connections(JdbcClient jdbc, InstantSource clock) {
        return new JdbcConnections(jdbc, clock);
    }

    @Bean
    Accounts accounts(JdbcClient jdbc) {
        return new JdbcAccounts(jdbc);
    }

    @Bean
    JoinedAccounts joinedAccounts(JdbcClient jdbc) {
        return new JdbcJoinedAccounts(jdbc);
    }

    @Bean
    TransactionHistory transactionHistory(DataSource database) {
        return new JdbcTransactionHistory(database);
    }

    @Bean
    BalanceSnapshots balanceSnapshots(JdbcClient jdbc, Ids ids) {
        return new JdbcBalanceSnapshots(jdbc, ids);
    }

    @Bean
    ReadingPages readingPages(JdbcClient jdbc) {
        return new JdbcReadingPages(jdbc);
    }

    @Bean
    Ledger ledger(JdbcClient jdbc, DataSource dataSource, Ids ids) {
        return new JdbcLedger(jdbc, dataSource, ids);
    }

    @Bean
    Holdings holdings(JdbcClient jdbc, Ids ids) {
        return new JdbcHoldings(jdbc, ids);
    }

    @Bean
    SyncJobs syncJobs(JdbcClient jdbc) {
        return new JdbcSyncJobs(jdbc);
    }

    @Bean
    ImportJobs importJobs(JdbcClient jdbc) {
        return new JdbcImportJobs(jdbc);
    }

    // -- provider-service

    @Bean
    ProviderClient providerClient(SyncProperties properties, ServiceTokens tokens) {
        var feed = properties.feed();
        var http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(feed.connect())
                        .executor(Executors.newVirtualThreadPerTaskExecutor())
                        .build();
        return new ProviderClient(
                http,
                properties.providerUrl(),
                () -> tokens.token(PROVIDER_SERVICE),
                new FeedLimits(feed.answer(), feed.idle(), feed.maxLineBytes()));
    }

    @Bean
    HttpFeed feed(ProviderClient client) {
        return new HttpFeed(client);
    }

    @Bean
    ConnectionDirectory connectionDirectory(ProviderClient client) {
        return new HttpConnectionDirectory(client);
    }

    // -- connections

    @Bean
    SyncSchedule syncSchedule(SyncProperties properties, InstantSource clock) {
        var hours = new HashMap<String, SyncHours>();
        properties.windows().forEach((slug, text) -> hours.put(slug, SyncHours.parse(text)));
        return new SyncSchedule(properties.interval(), hours, clock, RandomGenerator.getDefault());
    }

    @Bean
    KnownConnections knownConnections(
            Connections connections,
            ConnectionDirectory directory,
            SyncSchedule schedule,
            Transactions transactions) {
        return new KnownConnections(connections, directory, schedule, transactions);
    }

    @Bean
    EventSubscription connectionEvents(
            Connections connections,
            SyncJobs jobs,
            SyncOpening opening,
            SyncSchedule schedule,
            EraseConnectionHandler erase,
            Announcements announcements,
            PortfolioNews news,
            Workflows workflows) {
        return ConnectionEvents.subscription(
                new FollowConnectionHandler(connections, schedule, news, workflows),
                new StartFirstSyncHandler(connections, jobs, opening, schedule),
                erase,
                new FollowAnnouncementHandler(connections, announcements));
    }

    // -- users who want a copy, or something to be forgotten

    @Bean
    UserExport userExport(DataSource database, PlatformTransactionManager transactions) {
        return new UserExport(database, transactions, JdbcUserData.SECTIONS);
    }

    @Bean
    EraseConnectionHandler eraseConnectionHandler(
            Workflows workflows,
            JobDesk desk,
            AccountMatching matching,
            PortfolioNews news,
            JdbcClient jdbc,
            InstantSource clock) {
        var data = new JdbcConnectionData(jdbc);
        return new EraseConnectionHandler(
                workflows, new AbandonSyncs(desk), matching, news, data, clock);
    }

    @Bean
    EventSubscription identityEvents(
            Workflows workflows, JobDesk desk, ImportJobs imports, JdbcClient jdbc) {
        return IdentityEvents.subscription(
                new EraseUserHandler(
                        workflows,
                        new AbandonSyncs(desk),
                        new AbandonImports(imports, workflows),
                        new JdbcUserData(jdbc)));
    }

    // -- jobs, as far as requests and the clock make them

    @Bean
    SyncOpening syncOpening(
            SyncJobs jobs, Workflows workflows, WakeUp syncWakeUp, Ids ids, InstantSource clock) {
        return new SyncOpening(jobs, workflows, syncWakeUp, ids, clock);
    }

    @Bean
    MinimumInterval minimumInterval(
            SyncProperties properties, Accounts accounts, InstantSource clock) {
        return new MinimumInterval(properties.minimumInterval(), accounts, clock);
    }

    @Bean
    Announcements announcements(
            Connections connections,
            SyncJobs jobs,
            SyncOpening opening,
            MinimumInterval interval,
            InstantSource clock) {
        return new Announcements(connections, jobs, opening, interval, clock);
    }

    // -- HTTP

    @Bean
    CurrentUser currentUser(CurrentCaller caller) {
        return new CurrentUser(caller);
    }

    @Bean
    Cursors cursors(Secrets secrets) {
        return new Cursors(secrets.require(KeyedHash.SECRET).key(MIN_KEY_BYTES), CURSOR_PURPOSE);
    }

    @Bean
    AccountController accountController(
            Accounts accounts,
            JoinedAccounts joined,
            Ledger ledger,
            KnownConnections known,
            Workflows workflows,
            PortfolioNews news,
            InstantSource clock,
            Cursors cursors,
            CurrentUser user) {
        return new AccountController(
                new ListAccountsHandler(accounts, known, new NamePages(cursors)),
                new GetAccountHandler(accounts),
                new ChangeAccountSettingsHandler(workflows, accounts, news, clock),
                new JoinAccountHandler(workflows, accounts, joined, ledger, news, clock),
                user);
    }

    @Bean
    AccountMatches accountMatches(JdbcClient jdbc, Ids ids) {
        return new JdbcAccountMatches(jdbc, ids);
    }

    @Bean
    AccountMatchController accountMatchController(
            Workflows workflows,
            AccountMatches matches,
            Connections connections,
            Accounts accounts,
            Ledger ledger,
            PortfolioNews news,
            SyncAfterAnswer syncs,
            CurrentCaller current,
            IdempotentAnswers answers,
            InstantSource clock) {
        return new AccountMatchController(
                new ListAccountMatchesHandler(matches, accounts),
                new AnswerAccountMatchHandler(
                        workflows, matches, connections, accounts, ledger, news, syncs, clock),
                current,
                answers);
    }

    @Bean
    Ownership ownership(Accounts accounts, Connections connections) {
        return new Ownership(accounts, connections);
    }

    @Bean
    HoldingController holdingController(
            Holdings holdings, Ownership ownership, Cursors cursors, CurrentUser user) {
        return new HoldingController(
                new ListHoldingsHandler(holdings, ownership, new NamePages(cursors)), user);
    }

    @Bean
    SnapshotController snapshotController(
            BalanceSnapshots snapshots, Accounts accounts, Cursors cursors, CurrentUser user) {
        return new SnapshotController(
                new LatestBalancesHandler(snapshots, cursors),
                new ListSnapshotsHandler(snapshots, accounts, cursors),
                user);
    }

    @Bean
    ImportController importController(
            ImportJobs imports,
            Workflows workflows,
            WakeUp importWakeUp,
            Transactions transactions,
            Ids ids,
            InstantSource clock,
            HttpFeed feed,
            Cursors cursors,
            CurrentUser user,
            IdempotentAnswers answers) {
        var previews = new FilePreviews(feed);
        var start =
                new StartImportHandler(
                        imports, previews, workflows, importWakeUp, transactions, ids, clock);
        return new ImportController(
                start,
                new PreviewImportHandler(previews),
                new GetImportHandler(imports),
                new ListLeftOutRowsHandler(imports, cursors),
                user,
                answers);
    }
}
