package com.dashtam.sync.memory;

import com.dashtam.sync.domain.job.JobQueue;
import com.dashtam.sync.domain.job.JobState;
import com.dashtam.sync.domain.job.JobStatus;
import com.dashtam.sync.domain.job.Lease;
import com.dashtam.sync.domain.job.LeaseLostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A queue with its jobs' states. */
final class InMemoryJobs implements JobQueue {

    /** A job as its queue sees it. */
    static final class Entry {
        final UUID id;
        final UUID lane;
        int rank;
        JobState state;
        long fence;
        @Nullable Instant leaseUntil;
        Optional<String> failure = Optional.empty();

        Entry(UUID id, UUID lane, int rank, JobState state) {
            this.id = id;
            this.lane = lane;
            this.rank = rank;
            this.state = state;
        }

        boolean isQueued() {
            return state.status() == JobStatus.QUEUED;
        }

        boolean isRunning() {
            return state.status() == JobStatus.RUNNING;
        }

        void move(JobStatus status, int failed, int claimed, Instant runAfter) {
            state =
                    new JobState(
                            status,
                            state.attempts() + failed,
                            state.claims() + claimed,
                            runAfter,
                            state.createdAt(),
                            state.startedAt(),
                            state.finishedAt());
        }
    }

    private final Duration patience;
    private final Map<UUID, Entry> entries = new LinkedHashMap<>();

    InMemoryJobs(Duration patience) {
        this.patience = patience;
    }

    void add(UUID id, UUID lane, int rank, JobState state) {
        entries.put(id, new Entry(id, lane, rank, state));
    }

    void hasten(UUID lane, int rank) {
        entries.values().stream()
                .filter(entry -> entry.isQueued() && entry.lane.equals(lane))
                .forEach(entry -> entry.rank = Math.min(entry.rank, rank));
    }

    Optional<Entry> entry(UUID id) {
        return Optional.ofNullable(entries.get(id));
    }

    @Override
    public Optional<Lease> claim(String worker, Instant now, Instant leaseUntil) {
        return entries.values().stream()
                .filter(entry -> mayRun(entry, now))
                .min(order(now))
                .map(entry -> take(entry, now, leaseUntil));
    }

    /** Abandoned jobs, then those that have waited too long, then by rank. */
    private Comparator<Entry> order(Instant now) {
        Instant patient = now.minus(patience);
        return Comparator.comparing((Entry entry) -> !entry.isRunning())
                .thenComparing(entry -> entry.state.runAfter().isAfter(patient))
                .thenComparing(entry ->
                        entry.state.runAfter().isAfter(patient)
                                ? Instant.ofEpochSecond(entry.rank)
                                : entry.state.runAfter())
                .thenComparing(entry -> entry.id);
    }

    private boolean mayRun(Entry entry, Instant now) {
        if (entry.isRunning()) {
            return entry.leaseUntil != null && entry.leaseUntil.isBefore(now);
        }
        return entry.isQueued() && isDue(entry, now) && isFirstOfLane(entry, now);
    }

    private static boolean isDue(Entry entry, Instant now) {
        return !entry.state.runAfter().isAfter(now);
    }

    private boolean isFirstOfLane(Entry entry, Instant now) {
        return entries.values().stream()
                .filter(other -> other != entry && other.lane.equals(entry.lane))
                .noneMatch(other ->
                        other.isRunning()
                                || other.isQueued()
                                        && isDue(other, now)
                                        && other.id.compareTo(entry.id) < 0);
    }

    private static Lease take(Entry entry, Instant now, Instant leaseUntil) {
        entry.move(JobStatus.RUNNING, 0, 1, entry.state.runAfter());
        var s = entry.state;
        entry.state =
                new JobState(
                        s.status(),
                        s.attempts(),
                        s.claims(),
                        s.runAfter(),
                        s.createdAt(),
                        Optional.of(s.startedAt().orElse(now)),
                        s.finishedAt());
        entry.leaseUntil = leaseUntil;
        return new Lease(entry.id, ++entry.fence);
    }

    @Override
    public Set<Lease> renew(Collection<Lease> leases, Instant now, Instant until) {
        leases.stream()
                .map(this::held)
                .flatMap(Optional::stream)
                .forEach(entry -> entry.leaseUntil = until);
        return leases.stream().filter(lease -> held(lease).isEmpty()).collect(Collectors.toSet());
    }

    @Override
    public void hold(Lease lease) {
        require(lease);
    }

    private Optional<Entry> held(Lease lease) {
        return entry(lease.jobId()).filter(e -> e.isRunning() && e.fence == lease.fence());
    }

    private Entry require(Lease lease) {
        return held(lease).orElseThrow(() -> new LeaseLostException(lease));
    }

    @Override
    public void retry(Lease lease, Instant runAfter) {
        require(lease).move(JobStatus.QUEUED, 1, 0, runAfter);
    }

    @Override
    public void release(Lease lease, Instant now) {
        require(lease).move(JobStatus.QUEUED, 0, 0, now);
    }

    @Override
    public void cancel(UUID jobId, String failure, Instant now) {
        entry(jobId)
                .filter(entry -> entry.isQueued() || entry.isRunning())
                .ifPresent(entry -> end(entry, JobStatus.FAILED, Optional.of(failure), now));
    }

    @Override
    public void end(Lease lease, JobStatus status, Optional<String> failure, Instant now) {
        end(require(lease), status, failure, now);
    }

    private static void end(Entry entry, JobStatus status, Optional<String> failure, Instant now) {
        var s = entry.state;
        entry.state =
                new JobState(
                        status,
                        s.attempts(),
                        s.claims(),
                        s.runAfter(),
                        s.createdAt(),
                        s.startedAt(),
                        Optional.of(now));
        entry.failure = failure;
    }
}
