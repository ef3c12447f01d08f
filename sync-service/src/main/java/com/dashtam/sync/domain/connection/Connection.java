package com.dashtam.sync.domain.connection;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A connection and how far this service has come with it.
 *
 * @param accountsSyncedAt when the last complete reading of its accounts began
 * @param transactionsSyncedAt when the last complete reading of its transactions began
 */
public record Connection(
        ConnectionState state,
        Optional<Instant> accountsSyncedAt,
        Optional<Instant> transactionsSyncedAt) {

    public UUID id() {
        return state.id();
    }

    public UUID userId() {
        return state.userId();
    }
}
