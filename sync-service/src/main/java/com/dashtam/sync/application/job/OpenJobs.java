package com.dashtam.sync.application.job;

import com.dashtam.kernel.workflow.Workflows.Run;
import com.dashtam.sync.domain.job.Stage;
import com.dashtam.sync.domain.job.SyncFailure;
import com.dashtam.sync.domain.job.SyncJob;

/** Closes the workflows of a job that is not over, in the transaction of whoever calls. */
final class OpenJobs {

    private final JobDesk desk;
    private final StageBook stages;

    OpenJobs(JobDesk desk) {
        this.desk = desk;
        this.stages = new StageBook(desk);
    }

    /** The job's records and those of its stages are by the caller of the job's own run. */
    void fail(SyncJob job, SyncFailure failure) {
        desk.jobs().stages(job.id()).stream()
                .filter(Stage::isOpen)
                .forEach(stage -> stages.fail(job, by(job, stage), failure));
        desk.workflows().fail(SyncWorkflows.JOB, job.run(), SyncWorkflows.failed(job, failure));
    }

    private static Stage by(SyncJob job, Stage stage) {
        Run run = stage.run();
        return stage.with(new Run(run.workflowId(), run.key(), job.run().caller()));
    }
}
