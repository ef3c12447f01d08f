package com.dashtam.sync.domain.job;

import com.dashtam.kernel.workflow.Workflows.Run;
import com.dashtam.sync.domain.ledger.Counts;
import java.time.Instant;
import java.util.UUID;

/**
 * One stage of a job: a workflow of its own that survives its worker.
 *
 * @param counts what its attempts did together; a row that an attempt before this one created or
 *     updated, and this one found in place, counts once
 * @param carried rows that attempts before this one created or updated
 * @param processed rows that this attempt has read
 * @param startedAt when this attempt began
 */
public record Stage(
        UUID jobId,
        StageKind kind,
        Run run,
        JobStatus status,
        Counts counts,
        int carried,
        int processed,
        Instant startedAt) {

    public static Stage begun(UUID jobId, StageKind kind, Run run, Instant now) {
        return new Stage(jobId, kind, run, JobStatus.RUNNING, Counts.NONE, 0, 0, now);
    }

    /** The stage at the start of another attempt, which reads everything once more. */
    public Stage resumed(Instant now) {
        var kept = new Counts(counts.created(), counts.updated(), 0, 0, counts.removed());
        return new Stage(jobId, kind, run, status, kept, kept.created() + kept.updated(), 0, now);
    }

    public Stage plus(Counts page, int rows) {
        return new Stage(
                jobId, kind, run, status, counts.plus(page), carried, processed + rows, startedAt);
    }

    public Stage succeeded() {
        int unchanged = Math.max(0, counts.unchanged() - carried);
        var exact =
                new Counts(
                        counts.created(),
                        counts.updated(),
                        unchanged,
                        counts.errors(),
                        counts.removed());
        return new Stage(
                jobId, kind, run, JobStatus.SUCCEEDED, exact, carried, processed, startedAt);
    }

    public Stage failed() {
        return new Stage(jobId, kind, run, JobStatus.FAILED, counts, carried, processed, startedAt);
    }

    public boolean isOpen() {
        return status == JobStatus.RUNNING;
    }
}
