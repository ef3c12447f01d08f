package com.dashtam.sync.application.job;

import com.dashtam.kernel.result.Result;
import com.dashtam.sync.application.joining.AccountJoining;
import com.dashtam.sync.domain.account.Accounts;
import com.dashtam.sync.domain.connection.Connection;
import com.dashtam.sync.domain.connection.Connections;
import com.dashtam.sync.domain.feed.InstitutionFeed;
import com.dashtam.sync.domain.job.Lease;
import com.dashtam.sync.domain.job.Stage;
import com.dashtam.sync.domain.job.StageKind;
import com.dashtam.sync.domain.job.SyncJob;
import com.dashtam.sync.domain.job.SyncOrder;
import com.dashtam.sync.domain.ledger.Counts;
import com.dashtam.sync.domain.ledger.Coverage;
import com.dashtam.sync.domain.ledger.Ledger;
import com.dashtam.sync.domain.ledger.ReadingPages;
import com.dashtam.sync.domain.matching.AccountMatches;
import com.dashtam.sync.domain.transaction.DateWindow;
import java.util.Optional;
import java.util.UUID;

/** Reads transactions page by page, and merges each page or a few small ones at once. */
public final class TransactionStage implements StageRunner {

    private final JobDesk desk;
    private final StageBook stages;
    private final InstitutionFeed feed;
    private final Ledger ledger;
    private final ReadingPages readingPages;
    private final Accounts accounts;
    private final AccountMatches matches;
    private final Connections connections;
    private final SyncWindows windows;
    private final PageLimits limits;
    private final AccountJoining joining;

    public TransactionStage(
            JobDesk desk,
            InstitutionFeed feed,
            Ledger ledger,
            ReadingPages readingPages,
            Accounts accounts,
            AccountMatches matches,
            Connections connections,
            SyncWindows windows,
            PageLimits limits,
            AccountJoining joining) {
        this.desk = desk;
        this.stages = new StageBook(desk);
        this.feed = feed;
        this.ledger = ledger;
        this.readingPages = readingPages;
        this.accounts = accounts;
        this.matches = matches;
        this.connections = connections;
        this.windows = windows;
        this.limits = limits;
        this.joining = joining;
    }

    @Override
    public Result<Stage, Setback> run(SyncJob job, Lease lease, Stage stage) {
        var since = since(job.order());
        var begun = stage.among(accounts.count(job.connectionId(), job.order().accountId()));
        var pages =
                new PageMerge(
                        desk,
                        ledger,
                        readingPages,
                        matches,
                        limits,
                        job,
                        lease,
                        begun,
                        since.isPresent());
        DateWindow window = windows.of(job);
        return feed.transactions(
                        job.connectionId(),
                        accounts.providerId(job.order().accountId(), job.userId()),
                        window,
                        since,
                        pages)
                .mapError(Setback::of)
                .map(_ ->
                        desk.holding(
                                lease,
                                () -> {
                                    var coverage = coverage(job, window, since, pages.bookmark());
                                    Stage told = pages.conclude(coverage);
                                    // The connection is locked before the portfolio is held.
                                    note(job, told, pages);
                                    return stages.succeed(job, told.plus(joined(job, pages), 0));
                                }));
    }

    private Counts joined(SyncJob job, PageMerge pages) {
        return joining.settleAndTell(pages.reading(), job.run(), desk.now());
    }

    /** An institution that does not answer with a bookmark has listed what there is. */
    private static Coverage coverage(
            SyncJob job, DateWindow window, Optional<String> since, Optional<String> bookmark) {
        boolean fromTheStart = since.filter(String::isEmpty).isPresent();
        return bookmark.isPresent() && !fromTheStart
                ? new Coverage.Changes()
                : new Coverage.Listing(job.order().accountId(), window);
    }

    /**
     * The bookmark from which changes are wanted; absent where a list is. It is empty, which stands
     * for everything, as long as the transactions of any account were never read.
     */
    private Optional<String> since(SyncOrder order) {
        boolean ofAll = order.accountId().isEmpty() && order.window().isEverything();
        if (order.full() || !ofAll) {
            return Optional.empty();
        }
        UUID id = order.connectionId();
        boolean allWereRead = accounts.progress(id, Optional.empty()).syncedAt().isPresent();
        return connections
                .find(id)
                .flatMap(Connection::bookmark)
                .filter(_ -> allWereRead)
                .or(() -> Optional.of(""));
    }

    private void note(SyncJob job, Stage stage, PageMerge pages) {
        pages.bookmark().ifPresent(text -> connections.bookmark(job.connectionId(), text));
        if (job.order().window().isEverything()) {
            var begun = stage.startedAt();
            accounts.transactionsSynced(
                    job.connectionId(), job.order().accountId(), pages.doubt().shown(), begun);
            if (job.order().accountId().isEmpty()) {
                connections.synced(job.connectionId(), StageKind.TRANSACTIONS, begun);
            }
        }
    }
}
