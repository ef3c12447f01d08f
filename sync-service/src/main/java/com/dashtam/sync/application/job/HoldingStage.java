package com.dashtam.sync.application.job;

import com.dashtam.kernel.result.Result;
import com.dashtam.sync.application.holding.InventoryIntake;
import com.dashtam.sync.application.holding.InventoryMerge;
import com.dashtam.sync.domain.account.Accounts;
import com.dashtam.sync.domain.connection.Connections;
import com.dashtam.sync.domain.feed.InstitutionFeed;
import com.dashtam.sync.domain.job.Lease;
import com.dashtam.sync.domain.job.Stage;
import com.dashtam.sync.domain.job.StageKind;
import com.dashtam.sync.domain.job.SyncJob;
import com.dashtam.sync.domain.ledger.Counts;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.ledger.Inventory;
import com.dashtam.sync.domain.matching.AccountMatches;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what the accounts of a connection hold to its end, then merges it at once: only then is it
 * known what is held no more.
 */
public final class HoldingStage implements StageRunner {

    private final JobDesk desk;
    private final StageBook stages;
    private final InstitutionFeed feed;
    private final InventoryMerge merge;
    private final Accounts accounts;
    private final AccountMatches matches;
    private final Connections connections;

    public HoldingStage(
            JobDesk desk,
            InstitutionFeed feed,
            InventoryMerge merge,
            Accounts accounts,
            AccountMatches matches,
            Connections connections) {
        this.desk = desk;
        this.stages = new StageBook(desk);
        this.feed = feed;
        this.merge = merge;
        this.accounts = accounts;
        this.matches = matches;
        this.connections = connections;
    }

    @Override
    public Result<Stage, Setback> run(SyncJob job, Lease lease, Stage stage) {
        var intake = new InventoryIntake();
        Optional<String> only = accounts.providerId(job.order().accountId(), job.userId());
        return feed.holdings(job.connectionId(), only, intake)
                .mapError(Setback::of)
                .map(_ -> desk.holding(lease, () -> end(job, stage, intake, only)));
    }

    private Stage end(SyncJob job, Stage stage, InventoryIntake intake, Optional<String> only) {
        Instant now = desk.now();
        Stage read =
                stage.among(accounts.count(job.connectionId(), job.order().accountId()))
                        .reaching(intake.accountCount());
        var holder = new Holder(job.userId(), job.connectionId());
        Inventory told = intake.inventory();
        Inventory kept = told.without(matches.doubt(job.connectionId())::awaits);
        Counts counts =
                merge.merge(job.id(), holder, kept, job.run(), now)
                        .plus(Counts.awaiting(told.holdings().size() - kept.holdings().size()));
        if (only.isPresent()) {
            // It may be of a kind that holds nothing, of which the feed does not speak.
            accounts.holdingsSynced(job.connectionId(), Set.of(only.get()), now);
        } else {
            connections.synced(job.connectionId(), StageKind.HOLDINGS, stage.startedAt());
        }
        return stages.succeed(job, read.plus(counts, intake.size()));
    }
}
