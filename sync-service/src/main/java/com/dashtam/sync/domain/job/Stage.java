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
 * @param tally the accounts that this attempt has come to
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
        AccountTally tally,
        Instant startedAt) {

    public static Stage begun(UUID jobId, StageKind kind, Run run, Instant now) {
        return new Stage(
                jobId, kind, run, JobStatus.RUNNING, Counts.NONE, 0, 0, AccountTally.UNKNOWN, now);
    }

    /** The stage at the start of another attempt, which reads everything once more. */
    public Stage resumed(Instant now) {
        var kept = new Counts(counts.created(), counts.updated(), 0, 0, counts.removed());
        return new Stage(
                jobId,
                kind,
                run,
                status,
                kept,
                kept.created() + kept.updated(),
                0,
                AccountTally.UNKNOWN,
                now);
    }

    /** The same stage, whose end is recorded for this run. */
    public Stage with(Run other) {
        return new Stage(jobId, kind, other, status, counts, carried, processed, tally, startedAt);
    }

    public Stage plus(Counts page, int rows) {
        return new Stage(
                jobId,
                kind,
                run,
                status,
                counts.plus(page),
                carried,
                processed + rows,
                tally,
                startedAt);
    }

    /** The stage, once it is known how many accounts it is about. */
    public Stage among(int accounts) {
        return covering(new AccountTally(tally.read(), accounts));
    }

    /** The stage, when something of so many accounts was read. */
    public Stage reaching(int accounts) {
        return covering(tally.reaching(accounts));
    }

    private Stage covering(AccountTally other) {
        return new Stage(jobId, kind, run, status, counts, carried, processed, other, startedAt);
    }

    public Stage succeeded() {
        int unchanged = Math.max(0, counts.unchanged() - carried);
        var exact =
                new Counts(
                        counts.created(),
                        counts.updated(),
                        unchanged,
                        counts.errors(),
                        counts.removed(),
                        counts.awaitingMatch());
        return new Stage(
                jobId, kind, run, JobStatus.SUCCEEDED, exact, carried, processed, tally, startedAt);
    }

    public Stage failed() {
        return new Stage(
                jobId, kind, run, JobStatus.FAILED, counts, carried, processed, tally, startedAt);
    }

    public boolean isOpen() {
        return status == JobStatus.RUNNING;
    }
}
