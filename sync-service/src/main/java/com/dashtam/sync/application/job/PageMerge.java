package com.dashtam.sync.application.job;

import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.workflow.Fact;
import com.dashtam.sync.domain.feed.FeedSink;
import com.dashtam.sync.domain.job.Lease;
import com.dashtam.sync.domain.job.Stage;
import com.dashtam.sync.domain.job.SyncJob;
import com.dashtam.sync.domain.ledger.Counts;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.ledger.Ledger;
import com.dashtam.sync.domain.ledger.Screening;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Gathers the transactions of one stage and merges them at the ends of pages. */
final class PageMerge implements FeedSink {

    private final JobDesk desk;
    private final Ledger ledger;
    private final PageLimits limits;
    private final SyncJob job;
    private final Lease lease;
    private final List<NormalizedTransaction> waiting = new ArrayList<>();
    private Stage stage;
    private Instant mergedAt;
    private Instant reportedAt = Instant.EPOCH;

    PageMerge(
            JobDesk desk, Ledger ledger, PageLimits limits, SyncJob job, Lease lease, Stage stage) {
        this.desk = desk;
        this.ledger = ledger;
        this.limits = limits;
        this.job = job;
        this.lease = lease;
        this.stage = stage;
        this.mergedAt = desk.now();
    }

    @Override
    public void transaction(NormalizedTransaction transaction) {
        if (waiting.size() == limits.batchRows() + limits.maxPageRows()) {
            throw new UnexpectedLineException("a transaction beyond the limit of a page");
        }
        waiting.add(transaction);
    }

    @Override
    public void pageEnd() {
        boolean enough = waiting.size() >= limits.batchRows();
        if (enough || hasPassed(limits.batchPause(), mergedAt) && !waiting.isEmpty()) {
            stage = desk.holding(lease, this::merge);
            waiting.clear();
            mergedAt = desk.now();
        }
    }

    /** Merges what is left, in the transaction of whoever calls. */
    Stage mergeRest() {
        return waiting.isEmpty() ? stage : merge();
    }

    private Stage merge() {
        var screening = Screening.transactions(waiting);
        var holder = new Holder(job.userId(), job.connectionId());
        Counts counts = ledger.mergeTransactions(holder, screening.accepted(), desk.now());
        Stage merged =
                stage.plus(counts.plus(Counts.rejected(screening.rejected())), waiting.size());
        desk.jobs().save(merged);
        report(merged);
        return merged;
    }

    private void report(Stage merged) {
        if (hasPassed(limits.progressPause(), reportedAt)) {
            reportedAt = desk.now();
            desk.workflows()
                    .record(
                            Fact.about(job.userId(), SyncWorkflows.progressed(job, merged)),
                            job.run());
        }
    }

    private boolean hasPassed(Duration pause, Instant since) {
        return Duration.between(since, desk.now()).compareTo(pause) >= 0;
    }
}
