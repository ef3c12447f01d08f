package com.dashtam.sync.memory;

import com.dashtam.sync.domain.job.Stage;
import com.dashtam.sync.domain.job.StageKind;
import com.dashtam.sync.domain.job.SyncFailure;
import com.dashtam.sync.domain.job.SyncFilter;
import com.dashtam.sync.domain.job.SyncJob;
import com.dashtam.sync.domain.job.SyncJobs;
import com.dashtam.sync.domain.job.SyncOrder;
import com.dashtam.sync.domain.job.SyncTrigger;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

final class InMemorySyncJobs implements SyncJobs {

    private final InMemoryJobs queue;
    private final Map<UUID, SyncJob> jobs = new LinkedHashMap<>();
    private final Map<UUID, Map<StageKind, Stage>> stages = new LinkedHashMap<>();

    InMemorySyncJobs(InMemoryJobs queue) {
        this.queue = queue;
    }

    @Override
    public void add(SyncJob job) {
        if (findOpen(job.order()).isPresent()) {
            throw new IllegalStateException("a job that asks the same is open");
        }
        jobs.put(job.id(), job);
        queue.add(job.id(), job.connectionId(), job.trigger().rank(), job.state());
    }

    @Override
    public Optional<SyncJob> findOpen(SyncOrder order) {
        return jobs.keySet().stream()
                .map(this::find)
                .flatMap(Optional::stream)
                .filter(job -> job.isOpen() && job.order().asksSameAs(order))
                .findFirst();
    }

    @Override
    public List<SyncJob> openOf(UUID userId) {
        return jobs.keySet().stream()
                .map(this::find)
                .flatMap(Optional::stream)
                .filter(job -> job.isOpen() && job.userId().equals(userId))
                .toList();
    }

    @Override
    public Optional<SyncJob> find(UUID id) {
        return Optional.ofNullable(jobs.get(id)).map(this::current);
    }

    private SyncJob current(SyncJob job) {
        var entry = queue.entry(job.id()).orElseThrow();
        return new SyncJob(
                job.id(),
                job.userId(),
                job.order(),
                job.trigger(),
                job.source(),
                job.run(),
                entry.state,
                entry.failure.map(SyncFailure::parse));
    }

    @Override
    public Optional<SyncJob> findOwned(UUID id, UUID userId) {
        return find(id).filter(job -> job.userId().equals(userId));
    }

    @Override
    public Optional<SyncJob> lockOwned(UUID id, UUID userId) {
        return findOwned(id, userId);
    }

    @Override
    public List<SyncJob> list(SyncFilter filter, Optional<UUID> after, int limit) {
        return jobs.keySet().stream()
                .map(this::find)
                .flatMap(Optional::stream)
                .filter(job -> isWanted(job, filter))
                .filter(job -> after.filter(last -> job.id().compareTo(last) >= 0).isEmpty())
                .sorted(Comparator.comparing(SyncJob::id).reversed())
                .limit(limit)
                .toList();
    }

    private static boolean isWanted(SyncJob job, SyncFilter filter) {
        return job.userId().equals(filter.userId())
                && isAny(filter.connectionId(), job.connectionId())
                && isAny(filter.status(), job.state().status())
                && isAny(filter.scope(), job.order().scope())
                && isAny(filter.trigger(), job.trigger());
    }

    private static <T> boolean isAny(Optional<T> wanted, T value) {
        return wanted.filter(one -> !one.equals(value)).isEmpty();
    }

    @Override
    public void hasten(UUID connectionId, SyncTrigger trigger) {
        queue.hasten(connectionId, trigger.rank());
    }

    @Override
    public Map<UUID, List<Stage>> stagesOf(Collection<UUID> jobIds) {
        return jobIds.stream()
                .filter(stages::containsKey)
                .collect(Collectors.toMap(id -> id, id -> List.copyOf(stagesOf(id).values())));
    }

    private Map<StageKind, Stage> stagesOf(UUID jobId) {
        return stages.getOrDefault(jobId, Map.of());
    }

    @Override
    public void save(Stage stage) {
        stages.computeIfAbsent(stage.jobId(), _ -> new EnumMap<>(StageKind.class))
                .put(stage.kind(), stage);
    }
}
