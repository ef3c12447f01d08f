package com.dashtam.audit.infrastructure.monitoring;

import com.dashtam.audit.domain.workflow.OpenWorkflows;
import com.dashtam.audit.domain.workflow.OpenWorkflows.Counts;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import java.util.function.ToLongFunction;

/** Gauges of the attempts without an outcome, counted when they are read. */
public final class OpenWorkflowsMetrics implements MeterBinder {

    private static final String NAME = "dashtam.audit.workflows.open";

    private final OpenWorkflows workflows;
    private final InstantSource clock;

    public OpenWorkflowsMetrics(OpenWorkflows workflows, InstantSource clock) {
        this.workflows = workflows;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "overdue", Counts::overdue);
        gauge(registry, "pending", Counts::pending);
    }

    private void gauge(MeterRegistry registry, String state, ToLongFunction<Counts> count) {
        Gauge.builder(NAME, () -> count.applyAsLong(workflows.count(clock.instant())))
                .description("Attempts without an outcome, past their time limit or within it")
                .tag("state", state)
                .register(registry);
    }
}
