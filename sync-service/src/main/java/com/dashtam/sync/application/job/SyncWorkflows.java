package com.dashtam.sync.application.job;

import com.dashtam.events.sync.AccountSyncAttempted;
import com.dashtam.events.sync.AccountSyncFailed;
import com.dashtam.events.sync.AccountSyncSucceeded;
import com.dashtam.events.sync.ProviderDataSyncAttempted;
import com.dashtam.events.sync.ProviderDataSyncFailed;
import com.dashtam.events.sync.ProviderDataSyncSucceeded;
import com.dashtam.events.sync.SyncProgressed;
import com.dashtam.events.sync.TransactionSyncAttempted;
import com.dashtam.events.sync.TransactionSyncFailed;
import com.dashtam.events.sync.TransactionSyncSucceeded;
import com.dashtam.kernel.workflow.Workflow;
import com.dashtam.sync.domain.job.Stage;
import com.dashtam.sync.domain.job.StageKind;
import com.dashtam.sync.domain.job.SyncFailure;
import com.dashtam.sync.domain.job.SyncJob;
import com.dashtam.sync.domain.job.SyncScope;
import com.dashtam.sync.domain.job.SyncTrigger;
import com.dashtam.sync.domain.ledger.Counts;
import org.jspecify.annotations.Nullable;

/** The workflows of sync jobs, and their records made from what a job knows. */
final class SyncWorkflows {

    static final Workflow<
                    ProviderDataSyncAttempted, ProviderDataSyncSucceeded, ProviderDataSyncFailed>
            JOB =
                    Workflow.of(
                            ProviderDataSyncAttempted.class,
                            ProviderDataSyncSucceeded.class,
                            ProviderDataSyncFailed.class);

    static final Workflow<AccountSyncAttempted, AccountSyncSucceeded, AccountSyncFailed> ACCOUNTS =
            Workflow.of(
                    AccountSyncAttempted.class,
                    AccountSyncSucceeded.class,
                    AccountSyncFailed.class);

    static final Workflow<TransactionSyncAttempted, TransactionSyncSucceeded, TransactionSyncFailed>
            TRANSACTIONS =
                    Workflow.of(
                            TransactionSyncAttempted.class,
                            TransactionSyncSucceeded.class,
                            TransactionSyncFailed.class);

    private SyncWorkflows() {}

    static ProviderDataSyncSucceeded succeeded(SyncJob job, Counts counts) {
        return new ProviderDataSyncSucceeded(
                job.userId(),
                job.connectionId(),
                job.id(),
                counts.created(),
                counts.updated(),
                counts.unchanged());
    }

    static ProviderDataSyncFailed failed(SyncJob job, SyncFailure failure) {
        return new ProviderDataSyncFailed(
                job.userId(), job.connectionId(), job.id(), reason(failure));
    }

    static AccountSyncAttempted accountsAttempted(SyncJob job) {
        return new AccountSyncAttempted(job.userId(), job.connectionId());
    }

    static AccountSyncSucceeded accountsSucceeded(SyncJob job, Stage stage) {
        return new AccountSyncSucceeded(job.userId(), job.connectionId(), stage.processed());
    }

    static AccountSyncFailed accountsFailed(SyncJob job, SyncFailure failure) {
        return new AccountSyncFailed(job.userId(), job.connectionId(), reason(failure));
    }

    static TransactionSyncAttempted transactionsAttempted(SyncJob job) {
        return new TransactionSyncAttempted(job.userId(), job.connectionId(), accountOf(job));
    }

    static TransactionSyncSucceeded transactionsSucceeded(SyncJob job, Stage stage) {
        return new TransactionSyncSucceeded(
                job.userId(), job.connectionId(), accountOf(job), stage.processed());
    }

    static TransactionSyncFailed transactionsFailed(SyncJob job, SyncFailure failure) {
        return new TransactionSyncFailed(
                job.userId(), job.connectionId(), accountOf(job), reason(failure));
    }

    static SyncProgressed progressed(SyncJob job, Stage stage) {
        return new SyncProgressed(
                job.userId(), job.connectionId(), job.id(), scope(stage.kind()), stage.processed());
    }

    static com.dashtam.events.sync.SyncScope scope(SyncScope scope) {
        return switch (scope) {
            case ALL -> com.dashtam.events.sync.SyncScope.all;
            case ACCOUNTS -> com.dashtam.events.sync.SyncScope.accounts;
            case TRANSACTIONS -> com.dashtam.events.sync.SyncScope.transactions;
        };
    }

    private static com.dashtam.events.sync.SyncScope scope(StageKind kind) {
        return switch (kind) {
            case ACCOUNTS -> com.dashtam.events.sync.SyncScope.accounts;
            case TRANSACTIONS -> com.dashtam.events.sync.SyncScope.transactions;
        };
    }

    static com.dashtam.events.sync.SyncTrigger trigger(SyncTrigger trigger) {
        return switch (trigger) {
            case CONNECTION -> com.dashtam.events.sync.SyncTrigger.connection;
            case USER -> com.dashtam.events.sync.SyncTrigger.user;
            case SCHEDULE -> com.dashtam.events.sync.SyncTrigger.schedule;
        };
    }

    private static com.dashtam.events.sync.SyncFailure reason(SyncFailure failure) {
        return com.dashtam.events.sync.SyncFailure.valueOf(failure.text());
    }

    private static java.util.@Nullable UUID accountOf(SyncJob job) {
        return job.order().accountId().orElse(null);
    }
}
