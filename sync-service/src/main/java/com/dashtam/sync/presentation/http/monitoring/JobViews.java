package com.dashtam.sync.presentation.http.monitoring;

import com.dashtam.sync.application.monitoring.JobsView;
import com.dashtam.sync.domain.monitoring.Duty;
import com.dashtam.sync.domain.monitoring.QueueReading;
import com.dashtam.sync.presentation.http.Values;
import com.dashtam.sync.presentation.http.model.JobEnd;
import com.dashtam.sync.presentation.http.model.JobFailures;
import com.dashtam.sync.presentation.http.model.JobKind;
import com.dashtam.sync.presentation.http.model.JobQueue;
import com.dashtam.sync.presentation.http.model.JobStatus;
import com.dashtam.sync.presentation.http.model.Jobs;
import com.dashtam.sync.presentation.http.model.JobsHealth;
import com.dashtam.sync.presentation.http.model.JobsStatus;
import com.dashtam.sync.presentation.http.model.RunningJob;
import com.dashtam.sync.presentation.http.model.Scheduler;
import com.dashtam.sync.presentation.http.model.Worker;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How jobs stand, in the form of the contract. */
final class JobViews {

    private JobViews() {}

    static Jobs of(JobsView view) {
        return new Jobs()
                .status(status(view))
                .warnings(view.warnings().stream().map(JobViews::warning).toList())
                .readAt(Values.utc(view.readAt()))
                .queues(view.queues().stream().map(queue -> queue(view, queue)).toList())
                .running(view.running().stream().map(job -> running(view, job)).toList())
                .workers(view.workers().stream().map(worker -> worker(view, worker)).toList())
                .scheduler(
                        new Scheduler()
                                .alive(view.isAlive(Duty.SCHEDULE))
                                .lastLookAt(Values.utc(view.lastLook())));
    }

    static JobsHealth health(JobsView view) {
        return new JobsHealth().status(status(view));
    }

    private static JobsStatus status(JobsView view) {
        return view.isHealthy() ? JobsStatus.HEALTHY : JobsStatus.DEGRADED;
    }

    private static Jobs.WarningsEnum warning(JobsView.Warning warning) {
        return Jobs.WarningsEnum.fromValue(warning.name().toLowerCase(Locale.ROOT));
    }

    private static JobKind kind(Duty duty) {
        return JobKind.fromValue(duty.text());
    }

    private static JobQueue queue(JobsView view, QueueReading queue) {
        return new JobQueue()
                .kind(kind(queue.duty()))
                .queued(queue.queued())
                .due(queue.due())
                .oldestWaitSeconds(
                        queue.oldestDue().map(since -> view.ageOf(since).toSeconds()).orElse(null))
                .running(queue.running())
                .failures(failures(queue))
                .lastRun(end(queue.lastRun()))
                .lastFailure(end(queue.lastFailure()));
    }

    private static List<JobFailures> failures(QueueReading queue) {
        return queue.failures().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new JobFailures().reason(entry.getKey()).count(entry.getValue()))
                .toList();
    }

    private static @Nullable JobEnd end(Optional<QueueReading.End> end) {
        return end.map(found ->
                        new JobEnd()
                                .id(found.jobId())
                                .status(JobStatus.fromValue(found.status().text()))
                                .reason(found.failure().orElse(null))
                                .finishedAt(Values.utc(found.at())))
                .orElse(null);
    }

    private static RunningJob running(
            JobsView view, com.dashtam.sync.domain.monitoring.RunningJob job) {
        return new RunningJob()
                .id(job.jobId())
                .kind(kind(job.duty()))
                .instance(job.instance())
                .startedAt(Values.utc(job.startedAt()))
                .heartbeatAgeSeconds(view.ageOf(job.renewedAt()).toSeconds());
    }

    private static Worker worker(JobsView view, com.dashtam.sync.domain.monitoring.Worker worker) {
        return new Worker()
                .instance(worker.instance())
                .kind(kind(worker.duty()))
                .slots(worker.slots())
                .busy(worker.busy())
                .alive(view.isAlive(worker))
                .startedAt(Values.utc(worker.startedAt()))
                .heartbeatAgeSeconds(view.ageOf(worker.seenAt()).toSeconds());
    }
}
