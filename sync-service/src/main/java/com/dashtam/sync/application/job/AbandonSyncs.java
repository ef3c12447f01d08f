package com.dashtam.sync.application.job;

import com.dashtam.sync.domain.job.SyncFailure;
import java.util.UUID;

/** Closes the workflows of open jobs whose rows are about to go. */
public final class AbandonSyncs {

    private final JobDesk desk;
    private final OpenJobs open;

    public AbandonSyncs(JobDesk desk) {
        this.desk = desk;
        this.open = new OpenJobs(desk);
    }

    /** Runs in the transaction of whoever calls. */
    public void ofUser(UUID userId) {
        desk.jobs().openOf(userId).forEach(job -> open.fail(job, SyncFailure.USER_DELETED));
    }

    /** Runs in the transaction of whoever calls. */
    public void ofConnection(UUID userId, UUID connectionId) {
        desk.jobs().openOf(userId).stream()
                .filter(job -> job.connectionId().equals(connectionId))
                .forEach(job -> open.fail(job, SyncFailure.CONNECTION_NOT_ACTIVE));
    }
}
