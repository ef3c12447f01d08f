package com.dashtam.sync.application.job;

import static com.dashtam.sync.application.job.SyncWorkflows.ACCOUNTS;
import static com.dashtam.sync.application.job.SyncWorkflows.TRANSACTIONS;

import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.workflow.Workflows.Run;
import com.dashtam.sync.domain.job.Lease;
import com.dashtam.sync.domain.job.Stage;
import com.dashtam.sync.domain.job.StageKind;
import com.dashtam.sync.domain.job.SyncFailure;
import com.dashtam.sync.domain.job.SyncJob;
import java.util.Optional;

/** Opens, resumes and closes stages together with their workflows. */
final class StageBook {

    private final JobDesk desk;

    StageBook(JobDesk desk) {
        this.desk = desk;
    }

    /** Begins a stage, or resumes the one that an earlier try left open. */
    Stage begin(SyncJob job, Lease lease, StageKind kind, Optional<Stage> left) {
        return desk.holding(
                lease,
                () -> {
                    Stage stage =
                            left.map(before -> before.resumed(desk.now()))
                                    .orElseGet(() -> begun(job, kind));
                    desk.jobs().save(stage);
                    return stage;
                });
    }

    private Stage begun(SyncJob job, StageKind kind) {
        return Stage.begun(job.id(), kind, open(job, kind), desk.now());
    }

    private Run open(SyncJob job, StageKind kind) {
        var caller = job.run().caller();
        var key = new EventKey.User(job.userId());
        return switch (kind) {
            case ACCOUNTS ->
                    desk.workflows()
                            .open(ACCOUNTS, caller, key, SyncWorkflows.accountsAttempted(job));
            case TRANSACTIONS ->
                    desk.workflows()
                            .open(
                                    TRANSACTIONS,
                                    caller,
                                    key,
                                    SyncWorkflows.transactionsAttempted(job));
        };
    }

    /** Ends a stage well, in the transaction of whoever calls. */
    Stage succeed(SyncJob job, Stage stage) {
        Stage ended = stage.succeeded();
        Run run = ended.run();
        desk.jobs().save(ended);
        switch (ended.kind()) {
            case ACCOUNTS ->
                    desk.workflows()
                            .succeed(ACCOUNTS, run, SyncWorkflows.accountsSucceeded(job, ended));
            case TRANSACTIONS ->
                    desk.workflows()
                            .succeed(
                                    TRANSACTIONS,
                                    run,
                                    SyncWorkflows.transactionsSucceeded(job, ended));
        }
        return ended;
    }

    /** Ends a stage badly, in the transaction of whoever calls. */
    void fail(SyncJob job, Stage stage, SyncFailure failure) {
        Stage ended = stage.failed();
        Run run = ended.run();
        desk.jobs().save(ended);
        switch (ended.kind()) {
            case ACCOUNTS ->
                    desk.workflows()
                            .fail(ACCOUNTS, run, SyncWorkflows.accountsFailed(job, failure));
            case TRANSACTIONS ->
                    desk.workflows()
                            .fail(
                                    TRANSACTIONS,
                                    run,
                                    SyncWorkflows.transactionsFailed(job, failure));
        }
    }
}
