package com.dashtam.sync.application.job;

import com.dashtam.kernel.feed.FeedLine;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.PageHash;
import com.dashtam.kernel.feed.RemovedTransaction;
import com.dashtam.kernel.workflow.Fact;
import com.dashtam.sync.domain.feed.FeedSink;
import com.dashtam.sync.domain.job.Lease;
import com.dashtam.sync.domain.job.Stage;
import com.dashtam.sync.domain.job.SyncJob;
import com.dashtam.sync.domain.ledger.Counts;
import com.dashtam.sync.domain.ledger.Coverage;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.ledger.Ledger;
import com.dashtam.sync.domain.ledger.Reading;
import com.dashtam.sync.domain.ledger.ReadingPages;
import com.dashtam.sync.domain.ledger.Screening;
import com.dashtam.sync.domain.ledger.StagedRow;
import com.dashtam.sync.domain.matching.AccountMatches;
import com.dashtam.sync.domain.matching.Doubt;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Gathers the transactions of one stage and merges them at the ends of pages. */
final class PageMerge implements FeedSink {

    private final JobDesk desk;
    private final Ledger ledger;
    private final ReadingPages pages;
    private final PageLimits limits;
    private final SyncJob job;
    private final Lease lease;
    private final Doubt doubt;
    private final Reading reading;
    private final PageBatch batch = new PageBatch();
    private final boolean changes;
    private final Set<String> accounts = new HashSet<>();
    private final Map<Integer, PageHash> hashes = new HashMap<>();
    private Optional<String> bookmark = Optional.empty();
    private Stage stage;
    private int staged;
    private int removals;
    private int refused;
    private int awaiting;
    private Instant mergedAt;
    private Instant reportedAt = Instant.EPOCH;

    /**
     * @param changes whether changes were asked for, which a bookmark may follow
     */
    PageMerge(
            JobDesk desk,
            Ledger ledger,
            ReadingPages pages,
            AccountMatches matches,
            PageLimits limits,
            SyncJob job,
            Lease lease,
            Stage stage,
            boolean changes) {
        this.desk = desk;
        this.ledger = ledger;
        this.pages = pages;
        this.limits = limits;
        this.job = job;
        this.lease = lease;
        this.stage = stage;
        this.changes = changes;
        this.mergedAt = desk.now();
        var holder = new Holder(job.userId(), job.connectionId());
        this.doubt = matches.doubt(job.connectionId());
        this.reading =
                desk.holding(
                        lease,
                        () -> {
                            ledger.discardStaged(job.id());
                            return ledger.begin(job.id(), holder, doubt.kept());
                        });
    }

    @Override
    public void transaction(NormalizedTransaction transaction) {
        requireRoom();
        if (!Screening.isSound(transaction)) {
            refused++;
        } else if (doubt.awaits(transaction.providerAccountId())) {
            awaiting++;
        } else {
            batch.add(transaction);
        }
    }

    @Override
    public void removed(RemovedTransaction transaction) {
        if (!changes) {
            throw new UnexpectedLineException("a removed transaction in a list");
        }
        requireRoom();
        if (!doubt.awaits(transaction.providerAccountId())) {
            batch.add(transaction);
        }
    }

    private void requireRoom() {
        if (batch.size() + keptOut() == limits.batchRows() + limits.maxPageRows()) {
            throw new UnexpectedLineException("a transaction beyond the limit of a page");
        }
    }

    /** Rows that are counted with the next merge and are no part of it. */
    private int keptOut() {
        return refused + awaiting;
    }

    @Override
    public void bookmark(String text) {
        if (!changes || bookmark.isPresent() || text.length() > FeedLine.LONGEST_BOOKMARK) {
            throw new UnexpectedLineException("a bookmark that was not asked for");
        }
        bookmark = Optional.of(text);
    }

    Reading reading() {
        return reading;
    }

    /** What the questions that were open at the beginning were about. */
    Doubt doubt() {
        return doubt;
    }

    /** From where the next reading may go on, where the institution says so. */
    Optional<String> bookmark() {
        return bookmark;
    }

    @Override
    public void pageEnd(Optional<PageHash> hash) {
        if (batch.isRepeated()) {
            commit();
        }
        hash.ifPresent(it -> hashes.put(batch.page(), it));
        batch.endPage();
        int waiting = batch.waiting() + keptOut();
        boolean enough = waiting >= limits.batchRows();
        if (enough || hasPassed(limits.batchPause(), mergedAt) && waiting > 0) {
            commit();
        }
    }

    private void commit() {
        stage = desk.holding(lease, this::merge);
        batch.clear();
        mergedAt = desk.now();
    }

    /** Merges what is left and concludes the reading, in the transaction of whoever calls. */
    Stage conclude(Coverage coverage) {
        if (batch.isRepeated()) {
            stage = merge();
            batch.clear();
        }
        batch.endPage();
        Stage merged = batch.waiting() + keptOut() == 0 ? stage : merge();
        int expected = staged + removals;
        Counts concluded = ledger.conclude(reading, coverage, expected, desk.now());
        if (!concluded.equals(Counts.NONE)) {
            // Rows of any page may have waited.
            pages.remember(reading, hashes);
        }
        return merged.plus(concluded, 0);
    }

    private Stage merge() {
        var rows = new Ledger.Rows(staged, staged + batch.rows().size());
        ledger.stage(job.id(), rows.from(), batch.rows());
        ledger.stageRemovals(job.id(), rows.to(), batch.removed());
        Counts merge = ledger.merge(reading, rows, desk.now());
        if (merge.changed() + merge.errors() > 0) {
            pages.remember(reading, hashesOf(batch.rows()));
        }
        Counts counts = merge.plus(Counts.rejected(refused)).plus(Counts.awaiting(awaiting));
        batch.rows().forEach(row -> accounts.add(row.transaction().providerAccountId()));
        Stage merged =
                stage.plus(counts, batch.rows().size() + keptOut()).reaching(accounts.size());
        staged = rows.to();
        removals += batch.removed().size();
        refused = 0;
        awaiting = 0;
        desk.jobs().save(merged);
        report(merged);
        return merged;
    }

    private Map<Integer, PageHash> hashesOf(List<StagedRow> rows) {
        var known = new HashMap<>(hashes);
        known.keySet().retainAll(rows.stream().map(StagedRow::page).collect(Collectors.toSet()));
        return known;
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
