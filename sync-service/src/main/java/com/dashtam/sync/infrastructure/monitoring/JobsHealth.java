package com.dashtam.sync.infrastructure.monitoring;

import com.dashtam.platform.observability.Degradation;
import com.dashtam.sync.application.monitoring.GetJobs;
import com.dashtam.sync.application.monitoring.GetJobsHandler;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** Says whether jobs are worked off by anybody; this instance serves requests in any case. */
public final class JobsHealth extends AbstractHealthIndicator {

    private final GetJobsHandler jobs;

    public JobsHealth(GetJobsHandler jobs) {
        super("how jobs stand cannot be read");
        this.jobs = jobs;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        var view = jobs.handle(new GetJobs());
        builder.status(view.isHealthy() ? Status.UP : Degradation.STATUS)
                .withDetail("warnings", view.warnings());
    }
}
