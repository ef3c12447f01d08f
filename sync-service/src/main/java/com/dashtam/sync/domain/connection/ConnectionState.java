package com.dashtam.sync.domain.connection;

import com.dashtam.sync.domain.imports.StatementFormat;
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

    /** Whether there is an institution to ask now; connections for files have none. */
    public boolean isFed() {
        return isActive() && !StatementFormat.isOfFiles(providerSlug);
    }
}
