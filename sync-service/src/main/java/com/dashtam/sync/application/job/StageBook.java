package com.dashtam.sync.application.job;

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
        Run run = StageWorkflows.of(kind).open(desk.workflows(), job);
        return Stage.begun(job.id(), kind, run, desk.now());
    }

    /** Ends a stage well, in the transaction of whoever calls. */
    Stage succeed(SyncJob job, Stage stage) {
        Stage ended = stage.succeeded();
        desk.jobs().save(ended);
        StageWorkflows.of(ended.kind()).succeed(desk.workflows(), job, ended);
        return ended;
    }

    /** Ends a stage badly, in the transaction of whoever calls. */
    void fail(SyncJob job, Stage stage, SyncFailure failure) {
        Stage ended = stage.failed();
        desk.jobs().save(ended);
        StageWorkflows.of(ended.kind()).fail(desk.workflows(), job, ended, failure);
    }
}
