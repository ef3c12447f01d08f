package com.dashtam.sync.presentation.http.monitoring;

import com.dashtam.sync.application.monitoring.GetJobs;
import com.dashtam.sync.application.monitoring.GetJobsHandler;
import com.dashtam.sync.presentation.http.api.JobAdministrationApi;
import com.dashtam.sync.presentation.http.model.Jobs;
import com.dashtam.sync.presentation.http.model.JobsHealth;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
public final class JobsController implements JobAdministrationApi {

    private final GetJobsHandler get;

    public JobsController(GetJobsHandler get) {
        this.get = get;
    }

    @Override
    public ResponseEntity<Jobs> getJobs() {
        return ResponseEntity.ok(JobViews.of(get.handle(new GetJobs())));
    }

    @Override
    public ResponseEntity<JobsHealth> getJobsHealth() {
        return ResponseEntity.ok(JobViews.health(get.handle(new GetJobs())));
    }
}
