package com.dashtam.sync.application.job;

import com.dashtam.sync.domain.job.Stage;
import com.dashtam.sync.domain.job.SyncFailure;
import com.dashtam.sync.domain.job.SyncJob;
import java.util.UUID;

/** Closes the workflows of open jobs whose rows are about to go. */
public final class AbandonSyncs {

    private final JobDesk desk;
    private final StageBook stages;

    public AbandonSyncs(JobDesk desk) {
        this.desk = desk;
        this.stages = new StageBook(desk);
    }

    /** Runs in the transaction of whoever calls. */
    public void ofUser(UUID userId) {
        desk.jobs().openOf(userId).forEach(job -> abandon(job, SyncFailure.USER_DELETED));
    }

    /** Runs in the transaction of whoever calls. */
    public void ofConnection(UUID userId, UUID connectionId) {
        desk.jobs().openOf(userId).stream()
                .filter(job -> job.connectionId().equals(connectionId))
                .forEach(job -> abandon(job, SyncFailure.CONNECTION_NOT_ACTIVE));
    }

    private void abandon(SyncJob job, SyncFailure failure) {
        desk.jobs().stages(job.id()).stream()
                .filter(Stage::isOpen)
                .forEach(stage -> stages.fail(job, stage, failure));
        desk.workflows().fail(SyncWorkflows.JOB, job.run(), SyncWorkflows.failed(job, failure));
    }
}
