package com.dashtam.sync.domain.job;

import java.util.Optional;
import java.util.UUID;

/** Which jobs of a user are wanted; what is absent does not matter. */
public record SyncFilter(
        UUID userId,
        Optional<UUID> connectionId,
        Optional<JobStatus> status,
        Optional<SyncScope> scope,
        Optional<SyncTrigger> trigger) {}
