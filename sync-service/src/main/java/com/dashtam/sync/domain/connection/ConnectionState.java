package com.dashtam.sync.domain.connection;

import java.util.Optional;
import java.util.UUID;

/** A connection as provider-service last described it. */
public record ConnectionState(
        UUID id,
        UUID userId,
        String providerSlug,
        ConnectionStatus status,
        Optional<String> alias) {

    public boolean isActive() {
        return status == ConnectionStatus.ACTIVE;
    }
}
