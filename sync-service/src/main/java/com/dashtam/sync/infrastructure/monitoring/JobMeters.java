package com.dashtam.sync.infrastructure.monitoring;

import com.dashtam.sync.application.monitoring.GetJobs;
import com.dashtam.sync.application.monitoring.GetJobsHandler;
import com.dashtam.sync.application.monitoring.JobsView;
import com.dashtam.sync.domain.monitoring.Duty;
import com.dashtam.sync.domain.monitoring.QueueReading;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Gauges of what all instances together do; each instance shows the same. */
public final class JobMeters implements MeterBinder {

    private static final String PREFIX = "dashtam.jobs.";
    private static final String KIND = "kind";

    private final GetJobsHandler jobs;

    public JobMeters(GetJobsHandler jobs) {
        this.jobs = jobs;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Duty duty : List.of(Duty.SYNCS, Duty.IMPORTS)) {
            queue(registry, duty, "queued", "Jobs that wait", QueueReading::queued);
            queue(
                    registry,
                    duty,
                    "due",
                    "Jobs that wait and whose time has come",
                    QueueReading::due);
            queue(registry, duty, "running", "Jobs that workers have taken", QueueReading::running);
            queue(registry, duty, "failed", "Jobs that failed in the last hour", JobMeters::failed);
            gauge(
                    registry,
                    duty,
                    "oldest.wait.seconds",
                    "How long ago the time came of the job that waits longest",
                    view -> oldestWait(view, duty));
            gauge(
                    registry,
                    duty,
                    "workers",
                    "Instances that work off the queue",
                    view -> view.alive(duty));
        }
        Gauge.builder(PREFIX + "scheduler", () -> read().isAlive(Duty.SCHEDULE) ? 1 : 0)
                .description("1 while an instance looks for connections that are due")
                .register(registry);
    }

    private void queue(
            MeterRegistry registry,
            Duty duty,
            String name,
            String description,
            ToDoubleFunction<QueueReading> value) {
        gauge(registry, duty, name, description, view -> value.applyAsDouble(queueOf(view, duty)));
    }

    private void gauge(
            MeterRegistry registry,
            Duty duty,
            String name,
            String description,
            ToDoubleFunction<JobsView> value) {
        Gauge.builder(PREFIX + name, () -> value.applyAsDouble(read()))
                .description(description)
                .tag(KIND, duty.text())
                .register(registry);
    }

    private JobsView read() {
        return jobs.handle(new GetJobs());
    }

    private static QueueReading queueOf(JobsView view, Duty duty) {
        return view.queues().stream()
                .filter(queue -> queue.duty() == duty)
                .findFirst()
                .orElseThrow();
    }

    private static double oldestWait(JobsView view, Duty duty) {
        return queueOf(view, duty)
                .oldestDue()
                .map(since -> view.ageOf(since).toSeconds())
                .orElse(0L);
    }

    private static double failed(QueueReading queue) {
        return queue.failures().values().stream().mapToInt(Integer::intValue).sum();
    }
}
