package com.dashtam.audit.infrastructure.monitoring;

import com.dashtam.audit.domain.workflow.OpenWorkflows;
import java.time.InstantSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Says how many attempts have no outcome. They are a finding about other services, so they never
 * make this one unhealthy.
 */
public final class OpenWorkflowsHealth implements HealthIndicator {

    private final OpenWorkflows workflows;
    private final InstantSource clock;

    public OpenWorkflowsHealth(OpenWorkflows workflows, InstantSource clock) {
        this.workflows = workflows;
        this.clock = clock;
    }

    @Override
    public Health health() {
        OpenWorkflows.Counts counts = workflows.count(clock.instant());
        return Health.up()
                .withDetail("overdue", counts.overdue())
                .withDetail("pending", counts.pending())
                .build();
    }
}
