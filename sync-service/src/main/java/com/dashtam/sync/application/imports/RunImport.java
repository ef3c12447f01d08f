package com.dashtam.sync.application.imports;

import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.kernel.feed.LeftOut;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.PageHash;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.result.Unit;
import com.dashtam.sync.application.holding.InventoryMerge;
import com.dashtam.sync.application.job.RetryPolicy;
import com.dashtam.sync.application.joining.AccountJoining;
import com.dashtam.sync.application.portfolio.PortfolioNews;
import com.dashtam.sync.domain.account.Accounts;
import com.dashtam.sync.domain.account.Stated;
import com.dashtam.sync.domain.feed.FeedProblem;
import com.dashtam.sync.domain.feed.StatementReader;
import com.dashtam.sync.domain.imports.ImportCounts;
import com.dashtam.sync.domain.imports.ImportFailure;
import com.dashtam.sync.domain.imports.ImportJob;
import com.dashtam.sync.domain.imports.LeftOutRow;
import com.dashtam.sync.domain.job.JobStatus;
import com.dashtam.sync.domain.job.Lease;
import com.dashtam.sync.domain.job.LeaseLostException;
import com.dashtam.sync.domain.ledger.Counts;
import com.dashtam.sync.domain.ledger.Coverage;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.ledger.Inventory;
import com.dashtam.sync.domain.ledger.Ledger;
import com.dashtam.sync.domain.ledger.Reading;
import com.dashtam.sync.domain.ledger.Screening;
import com.dashtam.sync.domain.snapshot.BalanceSnapshots;
import com.dashtam.sync.domain.snapshot.DayBalances;
import com.dashtam.sync.domain.snapshot.SnapshotSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Runs one try of a claimed import: to its end, or until it must be tried again. */
public final class RunImport {

    private final ImportDesk desk;
    private final StatementReader reader;
    private final BalanceSnapshots snapshots;
    private final DayBalances balances;
    private final PortfolioNews news;
    private final InventoryMerge inventories;
    private final Accounts known;
    private final AccountJoining joining;
    private final RetryPolicy retries;

    public RunImport(
            ImportDesk desk,
            StatementReader reader,
            BalanceSnapshots snapshots,
            DayBalances balances,
            PortfolioNews news,
            InventoryMerge inventories,
            Accounts known,
            AccountJoining joining,
            RetryPolicy retries) {
        this.desk = desk;
        this.reader = reader;
        this.snapshots = snapshots;
        this.balances = balances;
        this.news = news;
        this.inventories = inventories;
        this.known = known;
        this.joining = joining;
        this.retries = retries;
    }

    /**
     * Runs the job.
     *
     * @throws LeaseLostException when another worker has taken it meanwhile
     */
    public void run(Lease lease) {
        ImportJob job = jobOf(lease);
        if (retries.isHopeless(job.state())) {
            fail(job, lease, Optional.empty(), ImportFailure.INTERNAL_ERROR);
            return;
        }
        desk.holding(
                lease,
                () -> {
                    desk.ledger().discardStaged(job.id());
                    return job;
                });
        var intake = new StatementIntake(desk, job, lease);
        switch (read(job, intake)) {
            case Result.Ok<UUID, FeedProblem>(var connectionId) ->
                    desk.holding(lease, () -> merge(job, lease, connectionId, intake));
            case Result.Err<UUID, FeedProblem>(var problem) ->
                    setBack(
                            job,
                            lease,
                            intake.providerSlug(),
                            ImportFailure.of(problem.reason()),
                            problem.retryAfter());
        }
    }

    /** Takes note that a try ended with an exception: a bug, or infrastructure that is away. */
    public void broke(Lease lease) {
        setBack(
                jobOf(lease),
                lease,
                Optional.empty(),
                ImportFailure.INTERNAL_ERROR,
                Optional.empty());
    }

    private ImportJob jobOf(Lease lease) {
        return desk.imports().find(lease.jobId()).orElseThrow(() -> new LeaseLostException(lease));
    }

    private Result<UUID, FeedProblem> read(ImportJob job, StatementIntake intake) {
        Result<Unit, FeedProblem> whole =
                reader.read(
                        job.userId(), job.file(), () -> desk.imports().content(job.id()), intake);
        return whole.flatMap(_ ->
                intake.accounts().isEmpty()
                        ? Result.err(FeedProblem.of(FeedFailure.FILE_WITHOUT_ACCOUNT))
                        : connectionOf(intake));
    }

    private static Result<UUID, FeedProblem> connectionOf(StatementIntake intake) {
        return intake.connectionId()
                .<Result<UUID, FeedProblem>>map(Result::ok)
                .orElseGet(
                        () -> Result.err(FeedProblem.of(FeedFailure.INSTITUTION_ANSWER_INVALID)));
    }

    private Counts merge(ImportJob job, Lease lease, UUID connectionId, StatementIntake intake) {
        int staged = intake.setAside();
        Instant now = desk.now();
        var holder = new Holder(job.userId(), connectionId);
        var screening = Screening.accounts(intake.accounts());
        Inventory inventory = intake.inventory();
        var identifiers =
                screening.accepted().stream().map(NormalizedAccount::providerAccountId).toList();
        Map<String, Stated> stated = known.stated(connectionId, identifiers);
        FileDays days = intake.days();
        List<NormalizedAccount> current = days.current(screening.accepted(), stated);
        // Before the portfolio is held, as whoever joins accounts does.
        desk.ledger().lock(job.userId());
        Merged done =
                news.of(
                        job.userId(),
                        job.run(),
                        () -> {
                            Counts accounts = desk.ledger().mergeAccounts(holder, current, now);
                            return transactions(
                                    job, holder, accounts, intake.hashes(), staged, now);
                        });
        Counts accounts = done.accounts().plus(Counts.rejected(screening.rejected()));
        Counts transactions = done.transactions().plus(Counts.rejected(intake.rejected()));
        List<LeftOutRow> leftOut = leftOut(done.rejected(), intake, screening.rejected());
        snapshots.capture(job.id(), holder, identifiers, SnapshotSource.ACCOUNT_SYNC, now);
        balances.state(job.id(), holder, days.statements(screening.accepted(), now), now);
        Inventory merged = days.current(inventory, stated);
        Counts held = inventories.merge(job.id(), holder, merged, job.run(), now);
        days.note(known, connectionId, identifiers, merged, stated);
        desk.imports().leftOut(job.id(), leftOut);
        desk.imports()
                .merged(job.id(), connectionId, new ImportCounts(accounts, transactions, held));
        desk.workflows()
                .succeed(
                        ImportWorkflow.IMPORT,
                        job.run(),
                        ImportWorkflow.succeeded(
                                job,
                                connectionId,
                                intake.providerSlug().orElseGet(job.file().format()::usualProvider),
                                screening.accepted().size(),
                                transactions));
        end(job, lease, JobStatus.SUCCEEDED, Optional.empty());
        return transactions;
    }

    /** What a file brings about, and the rows of it that are not merged. */
    private record Merged(Counts accounts, Counts transactions, List<LeftOutRow> rejected) {}

    private Merged transactions(
            ImportJob job,
            Holder holder,
            Counts accounts,
            Map<Integer, PageHash> hashes,
            int staged,
            Instant now) {
        Reading reading = desk.ledger().begin(job.id(), holder);
        Counts atOnce = desk.ledger().merge(reading, new Ledger.Rows(0, staged), now);
        desk.readingPages().remember(reading, hashes);
        var rejected = desk.rejectedRows().find(job.id(), holder, LeftOut.MOST_TOLD);
        Counts rest = desk.ledger().conclude(reading, new Coverage.Statement(), staged, now);
        desk.readingPages().remember(reading, hashes);
        Counts joined = joining.settle(reading, job.run(), now);
        return new Merged(accounts, atOnce.plus(rest).plus(joined), rejected);
    }

    /** What could not be read comes first, then what is not merged; each as far as it is told. */
    private static List<LeftOutRow> leftOut(
            List<LeftOutRow> rejected, StatementIntake intake, int accounts) {
        var rows = new ArrayList<>(intake.leftOut());
        for (int i = 0; i < accounts; i++) {
            rows.add(LeftOutRow.of(LeftOut.Kind.STATEMENT, LeftOut.Reason.OUT_OF_BOUNDS));
        }
        rows.addAll(rejected);
        return rows;
    }

    private void setBack(
            ImportJob job,
            Lease lease,
            Optional<String> providerSlug,
            ImportFailure failure,
            Optional<Duration> retryAfter) {
        Optional<Instant> next =
                failure.isPassing()
                        ? retries.next(job.state(), retryAfter, desk.now())
                        : Optional.empty();
        if (next.isPresent()) {
            desk.holding(
                    lease,
                    () -> {
                        desk.queue().retry(lease, next.get());
                        return job;
                    });
        } else {
            fail(job, lease, providerSlug, failure);
        }
    }

    private void fail(
            ImportJob job, Lease lease, Optional<String> providerSlug, ImportFailure failure) {
        desk.holding(
                lease,
                () -> {
                    desk.ledger().discardStaged(job.id());
                    desk.workflows()
                            .fail(
                                    ImportWorkflow.IMPORT,
                                    job.run(),
                                    ImportWorkflow.failed(job, providerSlug, failure));
                    end(job, lease, JobStatus.FAILED, Optional.of(failure.text()));
                    return job;
                });
    }

    private void end(ImportJob job, Lease lease, JobStatus status, Optional<String> failure) {
        desk.imports().discardContent(job.id());
        desk.queue().end(lease, status, failure, desk.now());
    }
}
