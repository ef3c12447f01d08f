package com.dashtam.sync.application.monitoring;

import com.dashtam.sync.domain.monitoring.Duty;
import com.dashtam.sync.domain.monitoring.QueueReading;
import com.dashtam.sync.domain.monitoring.RunningJob;
import com.dashtam.sync.domain.monitoring.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How jobs stood at one moment, and what speaks against it. */
public record JobsView(
        Instant readAt,
        Limits limits,
        List<QueueReading> queues,
        List<RunningJob> running,
        List<Worker> signs) {

    /**
     * What is too long.
     *
     * @param silence without a sign of life from somebody who works off a queue
     * @param scheduleSilence without a look for connections that are due
     * @param patience of a job whose time has come
     */
    public record Limits(Duration silence, Duration scheduleSilence, Duration patience) {}

    /** Why jobs are not worked off as they should be. */
    public enum Warning {
        NO_SYNC_WORKER,
        NO_IMPORT_WORKER,
        SCHEDULER_SILENT,
        JOBS_LATE
    }

    public JobsView {
        queues = List.copyOf(queues);
        running = List.copyOf(running);
        signs = List.copyOf(signs);
    }

    /** Those who work off queues. */
    public List<Worker> workers() {
        return signs.stream().filter(sign -> sign.duty() != Duty.SCHEDULE).toList();
    }

    public boolean isAlive(Worker worker) {
        return switch (worker.duty()) {
            case SYNCS, IMPORTS -> ageOf(worker.seenAt()).compareTo(limits.silence()) <= 0;
            case SCHEDULE -> ageOf(worker.seenAt()).compareTo(limits.scheduleSilence()) <= 0;
        };
    }

    public boolean isAlive(Duty duty) {
        return alive(duty) > 0;
    }

    public long alive(Duty duty) {
        return signs.stream().filter(sign -> sign.duty() == duty && isAlive(sign)).count();
    }

    /** When an instance last looked for connections that are due. */
    public Optional<Instant> lastLook() {
        return signs.stream()
                .filter(sign -> sign.duty() == Duty.SCHEDULE)
                .map(Worker::seenAt)
                .max(Instant::compareTo);
    }

    public Duration ageOf(Instant moment) {
        return Duration.between(moment, readAt);
    }

    public Set<Warning> warnings() {
        var found = EnumSet.noneOf(Warning.class);
        if (!isAlive(Duty.SYNCS)) {
            found.add(Warning.NO_SYNC_WORKER);
        }
        if (!isAlive(Duty.IMPORTS)) {
            found.add(Warning.NO_IMPORT_WORKER);
        }
        if (!isAlive(Duty.SCHEDULE)) {
            found.add(Warning.SCHEDULER_SILENT);
        }
        if (queues.stream().anyMatch(this::isLate)) {
            found.add(Warning.JOBS_LATE);
        }
        return found;
    }

    private boolean isLate(QueueReading queue) {
        return queue.oldestDue()
                .filter(since -> ageOf(since).compareTo(limits.patience()) > 0)
                .isPresent();
    }

    public boolean isHealthy() {
        return warnings().isEmpty();
    }
}
