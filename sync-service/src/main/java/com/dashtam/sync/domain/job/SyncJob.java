package com.dashtam.sync.domain.job;

import com.dashtam.kernel.workflow.Workflows.Run;
import com.dashtam.sync.domain.snapshot.SnapshotSource;
import java.util.Optional;
import java.util.UUID;

/**
 * A job that brings one connection in step.
 *
 * @param source what the balances that it reads are filed under
 * @param run the workflow that its end must close
 */
public record SyncJob(
        UUID id,
        UUID userId,
        SyncOrder order,
        SyncTrigger trigger,
        SnapshotSource source,
        Run run,
        JobState state,
        Optional<SyncFailure> failure) {

    /** The same job, whose end is recorded for this run. */
    public SyncJob with(Run other) {
        return new SyncJob(id, userId, order, trigger, source, other, state, failure);
    }

    public UUID connectionId() {
        return order.connectionId();
    }

    public boolean isOpen() {
        return switch (state.status()) {
            case QUEUED, RUNNING -> true;
            case SUCCEEDED, FAILED -> false;
        };
    }
}
