package com.dashtam.sync.domain.job;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The sync jobs and their stages. Callers provide the transaction. */
public interface SyncJobs {

    void add(SyncJob job);

    /** The queued or running job that was asked to do the same. */
    Optional<SyncJob> findOpen(SyncOrder order);

    /** All jobs of a user that are queued or running. */
    List<SyncJob> openOf(UUID userId);

    Optional<SyncJob> find(UUID id);

    Optional<SyncJob> findOwned(UUID id, UUID userId);

    /** The same, locked until the transaction ends. */
    Optional<SyncJob> lockOwned(UUID id, UUID userId);

    /**
     * The newest jobs first.
     *
     * @param after only those behind this one
     */
    List<SyncJob> list(SyncFilter filter, Optional<UUID> after, int limit);

    /** Queued jobs of a connection go as soon as one goes that this has started. */
    void hasten(UUID connectionId, SyncTrigger trigger);

    /** The stages of several jobs that have begun, in their order, by job. */
    Map<UUID, List<Stage>> stagesOf(Collection<UUID> jobIds);

    /** The stages that have begun, in their order. */
    default List<Stage> stages(UUID jobId) {
        return stagesOf(List.of(jobId)).getOrDefault(jobId, List.of());
    }

    /** Whether nothing that the job is to read has been read. */
    default boolean isYetToBegin(SyncJob job) {
        return job.state().status() == JobStatus.QUEUED && stages(job.id()).isEmpty();
    }

    /** Adds a stage, or replaces it. */
    void save(Stage stage);
}
