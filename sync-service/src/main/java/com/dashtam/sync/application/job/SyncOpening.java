package com.dashtam.sync.application.job;

import com.dashtam.events.sync.ProviderDataSyncAttempted;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.id.Ids;
import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.sync.domain.connection.ConnectionState;
import com.dashtam.sync.domain.job.JobSignal;
import com.dashtam.sync.domain.job.JobState;
import com.dashtam.sync.domain.job.SyncJob;
import com.dashtam.sync.domain.job.SyncJobs;
import com.dashtam.sync.domain.job.SyncOrder;
import com.dashtam.sync.domain.job.SyncTrigger;
import com.dashtam.sync.domain.snapshot.SnapshotSource;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes a job and opens its workflow, in the transaction of whoever calls. The caller holds the
 * connection's lock and has seen that nothing like it is open.
 */
public final class SyncOpening {

    private final SyncJobs jobs;
    private final Workflows workflows;
    private final JobSignal signal;
    private final Ids ids;
    private final InstantSource clock;

    public SyncOpening(
            SyncJobs jobs, Workflows workflows, JobSignal signal, Ids ids, InstantSource clock) {
        this.jobs = jobs;
        this.workflows = workflows;
        this.signal = signal;
        this.ids = ids;
        this.clock = clock;
    }

    SyncJob open(
            ConnectionState connection,
            SyncOrder order,
            SyncTrigger trigger,
            SnapshotSource source,
            Caller caller) {
        UUID id = ids.next();
        UUID userId = connection.userId();
        var attempted =
                new ProviderDataSyncAttempted(
                        userId,
                        order.connectionId(),
                        id,
                        SyncWorkflows.scope(order.scope()),
                        SyncWorkflows.trigger(trigger),
                        connection.providerSlug());
        var run = workflows.open(SyncWorkflows.JOB, caller, new EventKey.User(userId), attempted);
        var state = JobState.queued(clock.instant());
        var job = new SyncJob(id, userId, order, trigger, source, run, state, Optional.empty());
        jobs.add(job);
        jobs.hasten(order.connectionId(), trigger);
        signal.jobAdded();
        return job;
    }
}
