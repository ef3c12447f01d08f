package com.dashtam.sync.application.job;

import com.dashtam.kernel.command.QueryHandler;
import com.dashtam.sync.domain.job.SyncJobs;
import java.util.Optional;

public final class GetSyncHandler implements QueryHandler<GetSync, Optional<SyncView>> {

    private final SyncJobs jobs;

    public GetSyncHandler(SyncJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public Optional<SyncView> handle(GetSync query) {
        return jobs.findOwned(query.syncId(), query.userId())
                .map(job -> new SyncView(job, jobs.stages(job.id())));
    }
}
