package com.dashtam.sync.application.job;

import com.dashtam.events.sync.ProviderDataSyncAttempted;
import com.dashtam.events.sync.ProviderDataSyncFailed;
import com.dashtam.events.sync.ProviderDataSyncSucceeded;
import com.dashtam.events.sync.SyncProgressed;
import com.dashtam.kernel.workflow.Workflow;
import com.dashtam.sync.domain.job.Stage;
import com.dashtam.sync.domain.job.StageKind;
import com.dashtam.sync.domain.job.SyncFailure;
import com.dashtam.sync.domain.job.SyncJob;
import com.dashtam.sync.domain.job.SyncScope;
import com.dashtam.sync.domain.job.SyncTrigger;
import com.dashtam.sync.domain.ledger.Counts;

/** The workflow of sync jobs, and its records made from what a job knows. */
final class SyncWorkflows {

    static final Workflow<
                    ProviderDataSyncAttempted, ProviderDataSyncSucceeded, ProviderDataSyncFailed>
            JOB =
                    Workflow.of(
                            ProviderDataSyncAttempted.class,
                            ProviderDataSyncSucceeded.class,
                            ProviderDataSyncFailed.class);

    private SyncWorkflows() {}

    static ProviderDataSyncSucceeded succeeded(SyncJob job, Counts counts) {
        return new ProviderDataSyncSucceeded(
                job.userId(),
                job.connectionId(),
                job.id(),
                counts.created(),
                counts.updated(),
                counts.unchanged(),
                counts.removed(),
                counts.awaitingMatch());
    }

    static ProviderDataSyncFailed failed(SyncJob job, SyncFailure failure) {
        return new ProviderDataSyncFailed(
                job.userId(), job.connectionId(), job.id(), reason(failure));
    }

    static SyncProgressed progressed(SyncJob job, Stage stage) {
        return new SyncProgressed(
                job.userId(),
                job.connectionId(),
                job.id(),
                scope(stage.kind()),
                stage.processed(),
                stage.tally().read(),
                stage.tally().total());
    }

    static com.dashtam.events.sync.SyncScope scope(SyncScope scope) {
        return com.dashtam.events.sync.SyncScope.valueOf(scope.text());
    }

    private static com.dashtam.events.sync.SyncScope scope(StageKind kind) {
        return com.dashtam.events.sync.SyncScope.valueOf(kind.text());
    }

    static com.dashtam.events.sync.SyncTrigger trigger(SyncTrigger trigger) {
        return com.dashtam.events.sync.SyncTrigger.valueOf(trigger.text());
    }

    static com.dashtam.events.sync.SyncFailure reason(SyncFailure failure) {
        return com.dashtam.events.sync.SyncFailure.valueOf(failure.text());
    }
}
