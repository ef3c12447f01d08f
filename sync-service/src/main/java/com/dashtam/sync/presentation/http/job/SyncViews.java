package com.dashtam.sync.presentation.http.job;

import com.dashtam.kernel.page.Page;
import com.dashtam.sync.application.job.SyncView;
import com.dashtam.sync.domain.job.JobStatus;
import com.dashtam.sync.domain.job.Stage;
import com.dashtam.sync.domain.job.StageKind;
import com.dashtam.sync.domain.job.SyncFailure;
import com.dashtam.sync.domain.job.SyncJob;
import com.dashtam.sync.domain.ledger.Counts;
import com.dashtam.sync.presentation.http.Values;
import com.dashtam.sync.presentation.http.model.Sync;
import com.dashtam.sync.presentation.http.model.SyncList;
import com.dashtam.sync.presentation.http.model.SyncScope;
import com.dashtam.sync.presentation.http.model.SyncStage;
import com.dashtam.sync.presentation.http.model.SyncTrigger;

/** Sync jobs in the form of the contract. */
final class SyncViews {

    private SyncViews() {}

    static Sync of(SyncView view) {
        SyncJob job = view.job();
        Counts all = view.counts();
        Counts accounts = view.counts(StageKind.ACCOUNTS);
        Counts transactions = view.counts(StageKind.TRANSACTIONS);
        Counts holdings = view.counts(StageKind.HOLDINGS);
        JobStatus status = job.state().status();
        return new Sync()
                .id(job.id())
                .connectionId(job.connectionId())
                .accountId(job.order().accountId().orElse(null))
                .status(com.dashtam.sync.presentation.http.model.JobStatus.fromValue(status.text()))
                .scope(SyncScope.fromValue(job.order().scope().text()))
                .trigger(SyncTrigger.fromValue(job.trigger().text()))
                .stages(view.stages().stream().map(SyncViews::stage).toList())
                .created(all.created())
                .updated(all.updated())
                .removed(all.removed())
                .unchanged(all.unchanged())
                .errors(all.errors())
                .awaitingMatch(all.awaitingMatch())
                .accountsCreated(accounts.created())
                .accountsUpdated(accounts.updated())
                .transactionsCreated(transactions.created())
                .transactionsUpdated(transactions.updated())
                .transactionsRemoved(transactions.removed())
                .holdingsCreated(holdings.created())
                .holdingsUpdated(holdings.updated())
                .holdingsDeactivated(holdings.removed())
                .message(message(job, all))
                .failure(job.failure().map(SyncViews::failure).orElse(null))
                .nextAttemptAt(isRetry(job) ? Values.utc(job.state().runAfter()) : null)
                .createdAt(Values.utc(job.state().createdAt()))
                .startedAt(Values.utc(job.state().startedAt()))
                .finishedAt(Values.utc(job.state().finishedAt()));
    }

    private static SyncStage stage(Stage stage) {
        return new SyncStage()
                .stage(SyncStage.StageEnum.fromValue(stage.kind().text()))
                .status(
                        com.dashtam.sync.presentation.http.model.JobStatus.fromValue(
                                stage.status().text()))
                .processed(stage.processed())
                .accountsRead(stage.tally().read())
                .accountsTotal(stage.tally().total());
    }

    static SyncList of(Page<SyncView> page) {
        return new SyncList()
                .syncs(page.items().stream().map(SyncViews::of).toList())
                .hasMore(page.next().isPresent())
                .nextCursor(page.next().orElse(null));
    }

    private static boolean isRetry(SyncJob job) {
        return job.state().status() == JobStatus.QUEUED && job.state().attempts() > 0;
    }

    private static Sync.FailureEnum failure(SyncFailure failure) {
        return Sync.FailureEnum.fromValue(failure.text());
    }

    private static String message(SyncJob job, Counts counts) {
        return switch (job.state().status()) {
            case QUEUED -> isRetry(job) ? "It will be tried again." : "It waits for its turn.";
            case RUNNING -> "It is under way.";
            case SUCCEEDED -> outcome(counts);
            case FAILED -> job.failure().map(SyncViews::reason).orElse("It failed.");
        };
    }

    private static String outcome(Counts counts) {
        return changes(counts) + waiting(counts.awaitingMatch());
    }

    private static String waiting(int rows) {
        return rows == 0 ? "" : " %d wait for an answer about an account.".formatted(rows);
    }

    private static String changes(Counts counts) {
        if (counts.changed() == 0) {
            return "Nothing has changed.";
        }
        String removed = counts.removed() == 0 ? "" : ", %d removed".formatted(counts.removed());
        return "%d created, %d updated%s.".formatted(counts.created(), counts.updated(), removed);
    }

    private static String reason(SyncFailure failure) {
        return switch (failure) {
            case CONNECTION_NOT_ACTIVE -> "The connection is not active.";
            case CREDENTIALS_REJECTED -> "The institution no longer accepts the consent.";
            case INSTITUTION_RATE_LIMITED -> "The institution asked for too long a pause.";
            case INSTITUTION_UNAVAILABLE -> "The institution did not answer.";
            case INSTITUTION_ANSWER_INVALID -> "The institution's answer was not understood.";
            case CONNECTION_UNKNOWN -> "There is no such connection any more.";
            case ACCOUNT_UNKNOWN -> "The institution knows no such account any more.";
            case USER_DELETED -> "The account is being deleted.";
            case CANCELLED -> "It was cancelled.";
            case INTERNAL_ERROR -> "It failed for a reason of our own.";
        };
    }
}
