package com.dashtam.sync.application.job;

import com.dashtam.events.sync.AccountSyncAttempted;
import com.dashtam.events.sync.AccountSyncFailed;
import com.dashtam.events.sync.AccountSyncSucceeded;
import com.dashtam.events.sync.HoldingsSyncAttempted;
import com.dashtam.events.sync.HoldingsSyncFailed;
import com.dashtam.events.sync.HoldingsSyncSucceeded;
import com.dashtam.events.sync.TransactionSyncAttempted;
import com.dashtam.events.sync.TransactionSyncFailed;
import com.dashtam.events.sync.TransactionSyncSucceeded;
import com.dashtam.kernel.workflow.Workflow;
import com.dashtam.sync.domain.job.StageKind;
import com.dashtam.sync.domain.job.SyncJob;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The workflows of all kinds of stages. */
final class StageWorkflows {

    private static final StageWorkflow<
                    AccountSyncAttempted, AccountSyncSucceeded, AccountSyncFailed>
            ACCOUNTS =
                    new StageWorkflow<>(
                            Workflow.of(
                                    AccountSyncAttempted.class,
                                    AccountSyncSucceeded.class,
                                    AccountSyncFailed.class),
                            job -> new AccountSyncAttempted(job.userId(), job.connectionId()),
                            (job, stage) ->
                                    new AccountSyncSucceeded(
                                            job.userId(), job.connectionId(), stage.processed()),
                            (job, failure) ->
                                    new AccountSyncFailed(
                                            job.userId(),
                                            job.connectionId(),
                                            SyncWorkflows.reason(failure)));

    private static final StageWorkflow<
                    TransactionSyncAttempted, TransactionSyncSucceeded, TransactionSyncFailed>
            TRANSACTIONS =
                    new StageWorkflow<>(
                            Workflow.of(
                                    TransactionSyncAttempted.class,
                                    TransactionSyncSucceeded.class,
                                    TransactionSyncFailed.class),
                            job ->
                                    new TransactionSyncAttempted(
                                            job.userId(), job.connectionId(), accountOf(job)),
                            (job, stage) ->
                                    new TransactionSyncSucceeded(
                                            job.userId(),
                                            job.connectionId(),
                                            accountOf(job),
                                            stage.processed()),
                            (job, failure) ->
                                    new TransactionSyncFailed(
                                            job.userId(),
                                            job.connectionId(),
                                            accountOf(job),
                                            SyncWorkflows.reason(failure)));

    private static final StageWorkflow<
                    HoldingsSyncAttempted, HoldingsSyncSucceeded, HoldingsSyncFailed>
            HOLDINGS =
                    new StageWorkflow<>(
                            Workflow.of(
                                    HoldingsSyncAttempted.class,
                                    HoldingsSyncSucceeded.class,
                                    HoldingsSyncFailed.class),
                            job ->
                                    new HoldingsSyncAttempted(
                                            job.userId(), job.connectionId(), accountOf(job)),
                            (job, stage) ->
                                    new HoldingsSyncSucceeded(
                                            job.userId(),
                                            job.connectionId(),
                                            accountOf(job),
                                            stage.processed()),
                            (job, failure) ->
                                    new HoldingsSyncFailed(
                                            job.userId(),
                                            job.connectionId(),
                                            accountOf(job),
                                            SyncWorkflows.reason(failure)));

    private StageWorkflows() {}

    static StageWorkflow<?, ?, ?> of(StageKind kind) {
        return switch (kind) {
            case ACCOUNTS -> ACCOUNTS;
            case TRANSACTIONS -> TRANSACTIONS;
            case HOLDINGS -> HOLDINGS;
        };
    }

    private static @Nullable UUID accountOf(SyncJob job) {
        return job.order().accountId().orElse(null);
    }
}
