package com.dashtam.sync.application.job;

import com.dashtam.kernel.result.Result;
import com.dashtam.sync.application.connection.SyncSchedule;
import com.dashtam.sync.domain.connection.Connections;
import com.dashtam.sync.domain.job.JobStatus;
import com.dashtam.sync.domain.job.Lease;
import com.dashtam.sync.domain.job.LeaseLostException;
import com.dashtam.sync.domain.job.Stage;
import com.dashtam.sync.domain.job.StageKind;
import com.dashtam.sync.domain.job.SyncFailure;
import com.dashtam.sync.domain.job.SyncJob;
import com.dashtam.sync.domain.job.SyncScope;
import com.dashtam.sync.domain.ledger.Ledger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Runs one try of a claimed sync job: to its end, or until it must be tried again. */
public final class RunSync {

    private final JobDesk desk;
    private final StageBook stages;
    private final OpenJobs open;
    private final StageRunners runners;
    private final Ledger ledger;
    private final RetryPolicy retries;
    private final Connections connections;
    private final SyncSchedule schedule;

    public RunSync(
            JobDesk desk,
            StageRunners runners,
            Ledger ledger,
            RetryPolicy retries,
            Connections connections,
            SyncSchedule schedule) {
        this.desk = desk;
        this.stages = new StageBook(desk);
        this.open = new OpenJobs(desk);
        this.runners = runners;
        this.ledger = ledger;
        this.retries = retries;
        this.connections = connections;
        this.schedule = schedule;
    }

    /**
     * Runs the job.
     *
     * @throws LeaseLostException when another worker has taken it meanwhile
     */
    public void run(Lease lease) {
        SyncJob job = jobOf(lease);
        if (retries.isHopeless(job.state())) {
            fail(job, lease, SyncFailure.INTERNAL_ERROR);
            return;
        }
        for (StageKind kind : job.order().scope().stages()) {
            Optional<Stage> left = find(kind, desk.jobs().stages(job.id()));
            if (left.isEmpty() || left.get().isOpen()) {
                Stage stage = stages.begin(job, lease, kind, left);
                switch (runners.of(kind).run(job, lease, stage)) {
                    case Result.Ok<Stage, Setback> _ -> {}
                    case Result.Err<Stage, Setback>(var setback) -> {
                        setBack(job, lease, setback);
                        return;
                    }
                }
            }
        }
        succeed(job, lease);
    }

    /** Takes note that a try ended with an exception: a bug, or infrastructure that is away. */
    public void broke(Lease lease) {
        setBack(jobOf(lease), lease, Setback.of(SyncFailure.INTERNAL_ERROR));
    }

    private SyncJob jobOf(Lease lease) {
        return desk.jobs().find(lease.jobId()).orElseThrow(() -> new LeaseLostException(lease));
    }

    private static Optional<Stage> find(StageKind kind, List<Stage> stages) {
        return stages.stream().filter(stage -> stage.kind() == kind).findFirst();
    }

    private void setBack(SyncJob job, Lease lease, Setback setback) {
        Optional<Instant> next =
                setback.failure().isPassing()
                        ? retries.next(job.state(), setback.retryAfter(), desk.now())
                        : Optional.empty();
        if (next.isPresent()) {
            desk.holding(
                    lease,
                    () -> {
                        desk.queue().retry(lease, next.get());
                        return job;
                    });
        } else {
            fail(job, lease, setback.failure());
        }
    }

    private void fail(SyncJob job, Lease lease, SyncFailure failure) {
        desk.holding(
                lease,
                () -> {
                    open.fail(job, failure);
                    ledger.discardStaged(job.id());
                    desk.queue()
                            .end(lease, JobStatus.FAILED, Optional.of(failure.text()), desk.now());
                    return job;
                });
    }

    private void succeed(SyncJob job, Lease lease) {
        desk.holding(
                lease,
                () -> {
                    var counts = new SyncView(job, desk.jobs().stages(job.id())).counts();
                    desk.workflows()
                            .succeed(
                                    SyncWorkflows.JOB,
                                    job.run(),
                                    SyncWorkflows.succeeded(job, counts));
                    desk.queue().end(lease, JobStatus.SUCCEEDED, Optional.empty(), desk.now());
                    if (job.order().scope() == SyncScope.ALL) {
                        planNext(job.connectionId());
                    }
                    return job;
                });
    }

    private void planNext(UUID connectionId) {
        connections
                .find(connectionId)
                .map(connection -> schedule.next(connection.state().providerSlug()))
                .ifPresent(due -> connections.schedule(connectionId, due));
    }
}
