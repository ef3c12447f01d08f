package com.dashtam.sync.application.job;

import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.workflow.Workflows.Run;
import com.dashtam.sync.application.job.CancelSync.Refusal;
import com.dashtam.sync.domain.job.SyncFailure;
import com.dashtam.sync.domain.job.SyncJob;
import com.dashtam.sync.domain.ledger.Ledger;
import java.util.Optional;

/**
 * Ends a job without its worker, who can write nothing for it from then on and learns so at its
 * next page. The records tell who cancelled, not who started.
 */
public final class CancelSyncHandler implements CommandHandler<CancelSync, SyncJob, Refusal> {

    private final JobDesk desk;
    private final OpenJobs open;
    private final Ledger ledger;

    public CancelSyncHandler(JobDesk desk, Ledger ledger) {
        this.desk = desk;
        this.open = new OpenJobs(desk);
        this.ledger = ledger;
    }

    @Override
    public Result<SyncJob, Refusal> handle(CancelSync command, Caller caller) {
        return desk.transactions().decide(() -> cancel(command, caller));
    }

    private Result<SyncJob, Refusal> cancel(CancelSync command, Caller caller) {
        Optional<SyncJob> job = desk.jobs().lockOwned(command.syncId(), command.userId());
        if (job.isEmpty()) {
            return Result.err(Refusal.NOT_FOUND);
        }
        if (job.get().isOpen()) {
            open.fail(by(caller, job.get()), SyncFailure.CANCELLED);
            ledger.discardStaged(job.get().id());
            desk.queue().cancel(job.get().id(), SyncFailure.CANCELLED.text(), desk.now());
            return Result.ok(job.get());
        }
        return job.filter(over -> over.failure().equals(Optional.of(SyncFailure.CANCELLED)))
                .<Result<SyncJob, Refusal>>map(Result::ok)
                .orElseGet(() -> Result.err(Refusal.OVER));
    }

    private static SyncJob by(Caller caller, SyncJob job) {
        Run run = job.run();
        return job.with(new Run(run.workflowId(), run.key(), caller));
    }
}
