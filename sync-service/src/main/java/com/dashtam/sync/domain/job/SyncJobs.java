package com.dashtam.sync.domain.job;

import java.util.List;
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

    /** Queued jobs of a connection go as soon as one goes that this has started. */
    void hasten(UUID connectionId, SyncTrigger trigger);

    /** The stages that have begun, in their order. */
    List<Stage> stages(UUID jobId);

    /** Adds a stage, or replaces it. */
    void save(Stage stage);
}
