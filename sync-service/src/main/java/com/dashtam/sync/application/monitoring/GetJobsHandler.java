package com.dashtam.sync.application.monitoring;

import com.dashtam.kernel.command.QueryHandler;
import com.dashtam.sync.domain.monitoring.Duty;
import com.dashtam.sync.domain.monitoring.JobReadings;
import com.dashtam.sync.domain.monitoring.Workers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Reads at most once a second, however many ask: anybody may. */
public final class GetJobsHandler implements QueryHandler<GetJobs, JobsView> {

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration FAILURES = Duration.ofHours(1);
    private static final Duration SIGNS = Duration.ofDays(1);
    private static final int MOST_RUNNING = 200;
    private static final List<Duty> QUEUES = List.of(Duty.SYNCS, Duty.IMPORTS);

    private final JobReadings readings;
    private final Workers workers;
    private final JobsView.Limits limits;
    private final InstantSource clock;
    private Optional<JobsView> last = Optional.empty();

    public GetJobsHandler(
            JobReadings readings, Workers workers, JobsView.Limits limits, InstantSource clock) {
        this.readings = readings;
        this.workers = workers;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public synchronized JobsView handle(GetJobs query) {
        Instant now = clock.instant();
        JobsView view =
                last.filter(read -> read.ageOf(now).negated().compareTo(FRESH) < 0)
                        .orElseGet(() -> read(now));
        last = Optional.of(view);
        return view;
    }

    private JobsView read(Instant now) {
        return new JobsView(
                now,
                limits,
                QUEUES.stream()
                        .map(duty -> readings.queue(duty, now, now.minus(FAILURES)))
                        .toList(),
                QUEUES.stream()
                        .flatMap(duty -> readings.running(duty, MOST_RUNNING).stream())
                        .toList(),
                workers.since(now.minus(SIGNS)));
    }
}
