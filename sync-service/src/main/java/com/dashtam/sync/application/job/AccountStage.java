package com.dashtam.sync.application.job;

import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.result.Result;
import com.dashtam.sync.application.matching.AccountMatching;
import com.dashtam.sync.application.portfolio.PortfolioNews;
import com.dashtam.sync.application.snapshot.Statements;
import com.dashtam.sync.domain.connection.Connections;
import com.dashtam.sync.domain.feed.FeedSink;
import com.dashtam.sync.domain.feed.InstitutionFeed;
import com.dashtam.sync.domain.job.Lease;
import com.dashtam.sync.domain.job.Stage;
import com.dashtam.sync.domain.job.StageKind;
import com.dashtam.sync.domain.job.SyncJob;
import com.dashtam.sync.domain.ledger.Counts;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.ledger.Ledger;
import com.dashtam.sync.domain.ledger.Screening;
import com.dashtam.sync.domain.snapshot.BalanceSnapshots;
import com.dashtam.sync.domain.snapshot.DayBalances;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads all accounts of a connection, then merges them with their balances at once. */
public final class AccountStage implements StageRunner {

    /** More accounts than one person has at one institution. */
    static final int MAX_ACCOUNTS = 1_000;

    private final JobDesk desk;
    private final StageBook stages;
    private final InstitutionFeed feed;
    private final AccountMatching matching;
    private final Ledger ledger;
    private final BalanceSnapshots snapshots;
    private final DayBalances balances;
    private final PortfolioNews news;
    private final Connections connections;

    public AccountStage(
            JobDesk desk,
            InstitutionFeed feed,
            AccountMatching matching,
            Ledger ledger,
            BalanceSnapshots snapshots,
            DayBalances balances,
            PortfolioNews news,
            Connections connections) {
        this.desk = desk;
        this.stages = new StageBook(desk);
        this.feed = feed;
        this.matching = matching;
        this.ledger = ledger;
        this.snapshots = snapshots;
        this.balances = balances;
        this.news = news;
        this.connections = connections;
    }

    @Override
    public Result<Stage, Setback> run(SyncJob job, Lease lease, Stage stage) {
        var read = new ArrayList<NormalizedAccount>();
        return feed.accounts(job.connectionId(), collectInto(read))
                .mapError(Setback::of)
                .map(_ -> desk.holding(lease, () -> merge(job, stage, read)));
    }

    private static FeedSink collectInto(List<NormalizedAccount> read) {
        return new FeedSink() {
            @Override
            public void account(NormalizedAccount account) {
                if (read.size() == MAX_ACCOUNTS) {
                    throw new UnexpectedLineException("an account beyond the limit");
                }
                read.add(account);
            }
        };
    }

    private Stage merge(SyncJob job, Stage stage, List<NormalizedAccount> read) {
        var screening = Screening.accounts(read);
        var holder = new Holder(job.userId(), job.connectionId());
        Instant now = desk.now();
        var settled = matching.settle(holder, screening.accepted(), job.run(), now);
        Counts merged =
                news.of(job.userId(), job.run(), () -> ledger.mergeAccounts(holder, settled, now));
        snapshots.capture(job.id(), holder, identifiersOf(settled), job.source(), now);
        balances.state(job.id(), holder, Statements.read(settled, now), now);
        connections.synced(job.connectionId(), StageKind.ACCOUNTS, stage.startedAt());
        Counts counts =
                merged.plus(Counts.rejected(screening.rejected()))
                        .plus(Counts.awaiting(screening.accepted().size() - settled.size()));
        return stages.succeed(job, stage.plus(counts, read.size()).reaching(read.size()));
    }

    private static List<String> identifiersOf(List<NormalizedAccount> accounts) {
        return accounts.stream().map(NormalizedAccount::providerAccountId).toList();
    }
}
