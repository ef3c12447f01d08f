package com.dashtam.sync.memory;

import com.dashtam.kernel.command.Actor;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.result.Result;
import com.dashtam.sync.application.account.ChangeAccountSettingsHandler;
import com.dashtam.sync.application.account.GetAccountHandler;
import com.dashtam.sync.application.connection.FollowConnectionHandler;
import com.dashtam.sync.application.connection.KnownConnections;
import com.dashtam.sync.application.connection.SyncSchedule;
import com.dashtam.sync.application.holding.InventoryMerge;
import com.dashtam.sync.application.imports.ImportDesk;
import com.dashtam.sync.application.imports.RunImport;
import com.dashtam.sync.application.job.AccountStage;
import com.dashtam.sync.application.job.Announcements;
import com.dashtam.sync.application.job.CancelSyncHandler;
import com.dashtam.sync.application.job.GetSync;
import com.dashtam.sync.application.job.GetSyncHandler;
import com.dashtam.sync.application.job.HoldingStage;
import com.dashtam.sync.application.job.JobDesk;
import com.dashtam.sync.application.job.MinimumInterval;
import com.dashtam.sync.application.job.PageLimits;
import com.dashtam.sync.application.job.RetryPolicy;
import com.dashtam.sync.application.job.RunSync;
import com.dashtam.sync.application.job.StageRunners;
import com.dashtam.sync.application.job.StartDueSyncs;
import com.dashtam.sync.application.job.StartSyncHandler;
import com.dashtam.sync.application.job.SyncAfterAnswer;
import com.dashtam.sync.application.job.SyncOpening;
import com.dashtam.sync.application.job.SyncView;
import com.dashtam.sync.application.job.SyncWindows;
import com.dashtam.sync.application.job.TransactionStage;
import com.dashtam.sync.application.joining.AccountJoining;
import com.dashtam.sync.application.joining.JoinAccountHandler;
import com.dashtam.sync.application.matching.AccountMatching;
import com.dashtam.sync.application.matching.AnswerAccountMatchHandler;
import com.dashtam.sync.application.portfolio.PortfolioNews;
import com.dashtam.sync.contract.Ports;
import com.dashtam.sync.domain.connection.ConnectionDirectory;
import com.dashtam.sync.domain.connection.ConnectionState;
import com.dashtam.sync.domain.job.Lease;
import com.dashtam.sync.domain.job.SyncJob;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.fixture.Any;
import com.dashtam.testing.workflow.RecordingWorkflows;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** All use cases over one store in memory. */
public final class Office {

    public static final Duration MINIMUM_INTERVAL = Duration.ofMinutes(5);
    public static final Duration INTERVAL = Duration.ofHours(6);
    public static final RetryPolicy.Limits RETRIES =
            new RetryPolicy.Limits(
                    3, 10, Duration.ofSeconds(2), Duration.ofMinutes(1), Duration.ofMinutes(20));
    private static final int SEED = 7;

    /** For how long a lease is good after a write. */
    public static final Duration LEASE = Duration.ofSeconds(10);

    public final MovingClock clock = new MovingClock();
    public final Ports ports = InMemoryPorts.create();
    public final RecordingWorkflows workflows = new RecordingWorkflows();
    public final ScriptedFeed feed = new ScriptedFeed();
    public final Map<UUID, ConnectionState> elsewhere = new HashMap<>();
    public boolean providerServiceAway;
    public int signals;

    public final SyncSchedule schedule =
            new SyncSchedule(
                    INTERVAL, Map.of(Any.LIMITED_SLUG, Any.HOURS), clock, new Random(SEED));
    public final KnownConnections known =
            new KnownConnections(ports.connections(), directory(), schedule, ports.transactions());
    public final SyncOpening opening =
            new SyncOpening(ports.syncs(), workflows, () -> signals++, Any.IDS, clock);
    private final MinimumInterval minimumInterval =
            new MinimumInterval(MINIMUM_INTERVAL, ports.accounts(), clock);
    public final Announcements announcements =
            new Announcements(ports.connections(), ports.syncs(), opening, minimumInterval, clock);
    public final StartDueSyncs due =
            new StartDueSyncs(
                    ports.connections(),
                    ports.syncs(),
                    opening,
                    schedule,
                    announcements,
                    ports.transactions(),
                    clock);
    public final StartSyncHandler start =
            new StartSyncHandler(
                    known,
                    ports.connections(),
                    ports.accounts(),
                    ports.syncs(),
                    opening,
                    minimumInterval,
                    ports.transactions());
    private final JobDesk desk =
            new JobDesk(
                    ports.syncs(),
                    ports.syncQueue(),
                    workflows,
                    ports.transactions(),
                    clock,
                    LEASE);
    public final CancelSyncHandler cancel = new CancelSyncHandler(desk, ports.ledger());
    public final GetSyncHandler getSync = new GetSyncHandler(ports.syncs());
    public final GetAccountHandler getAccount = new GetAccountHandler(ports.accounts());
    public final AnswerAccountMatchHandler answerMatch =
            new AnswerAccountMatchHandler(
                    workflows,
                    ports.matches(),
                    ports.connections(),
                    ports.accounts(),
                    ports.ledger(),
                    news(),
                    new SyncAfterAnswer(ports.connections(), ports.syncs(), opening),
                    clock);
    public final JoinAccountHandler join =
            new JoinAccountHandler(
                    workflows, ports.accounts(), ports.joined(), ports.ledger(), news(), clock);
    public final ChangeAccountSettingsHandler changeSettings =
            new ChangeAccountSettingsHandler(workflows, ports.accounts(), news(), clock);
    public final FollowConnectionHandler follow =
            new FollowConnectionHandler(ports.connections(), schedule, news(), workflows);
    private final RetryPolicy retries = new RetryPolicy(RETRIES, new Random(SEED));
    public final RunSync runSync = runSync();
    public final RunImport runImport =
            new RunImport(
                    new ImportDesk(
                            ports.imports(),
                            ports.importQueue(),
                            ports.ledger(),
                            ports.readingPages(),
                            ports.rejectedRows(),
                            workflows,
                            ports.transactions(),
                            clock,
                            LEASE),
                    feed,
                    ports.snapshots(),
                    ports.dayBalances(),
                    news(),
                    inventories(),
                    ports.accounts(),
                    joining(),
                    retries);

    private RunSync runSync() {
        var reach = new SyncWindows.Reach(Period.ofYears(5), Period.ofDays(30));
        var pages = new PageLimits(4, Duration.ofMillis(250), 6, Duration.ofMillis(250));
        return new RunSync(
                desk,
                new StageRunners(
                        new AccountStage(
                                desk,
                                feed,
                                new AccountMatching(
                                        ports.connections(),
                                        ports.accounts(),
                                        ports.matches(),
                                        workflows),
                                ports.ledger(),
                                ports.snapshots(),
                                ports.dayBalances(),
                                news(),
                                ports.connections()),
                        new TransactionStage(
                                desk,
                                feed,
                                ports.ledger(),
                                ports.readingPages(),
                                ports.accounts(),
                                ports.matches(),
                                ports.connections(),
                                new SyncWindows(reach, ports.accounts(), clock),
                                pages,
                                joining()),
                        new HoldingStage(
                                desk,
                                feed,
                                inventories(),
                                ports.accounts(),
                                ports.matches(),
                                ports.connections())),
                ports.ledger(),
                retries,
                ports.connections(),
                schedule);
    }

    private InventoryMerge inventories() {
        return new InventoryMerge(ports.holdings(), ports.accounts(), ports.snapshots(), workflows);
    }

    private AccountJoining joining() {
        return new AccountJoining(ports.joined(), news(), workflows);
    }

    private PortfolioNews news() {
        return new PortfolioNews(ports.portfolios(), workflows);
    }

    private ConnectionDirectory directory() {
        return id ->
                providerServiceAway
                        ? Result.err(ConnectionDirectory.Unreachable.PROVIDER_SERVICE)
                        : Result.ok(Optional.ofNullable(elsewhere.get(id)));
    }

    public static Caller callerOf(Holder holder) {
        return Caller.system("test").as(new Actor.User(holder.userId()));
    }

    public Holder connected() {
        var holder = Any.holder();
        ports.connections().save(Any.connectionOf(holder), schedule.next("sandbox"));
        return holder;
    }

    /** A lease that outlasts any test, if nothing is written under it. */
    public Lease claimSync() {
        return claimSyncFor(Duration.ofDays(365));
    }

    public Lease claimSyncFor(Duration life) {
        Instant now = clock.instant();
        return ports.syncQueue().claim("test", now, now.plus(life)).orElseThrow();
    }

    public Lease claimImport() {
        Instant now = clock.instant();
        return ports.importQueue().claim("test", now, now.plus(Duration.ofDays(365))).orElseThrow();
    }

    /** Claims the next sync and tries it. */
    public SyncView trySync() {
        Lease lease = claimSync();
        runSync.run(lease);
        return view(lease.jobId());
    }

    public SyncView view(UUID jobId) {
        SyncJob job = ports.syncs().find(jobId).orElseThrow();
        return getSync.handle(new GetSync(job.userId(), jobId)).orElseThrow();
    }
}
