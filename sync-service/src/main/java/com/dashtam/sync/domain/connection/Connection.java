package com.dashtam.sync.domain.connection;

import com.dashtam.sync.domain.job.StageKind;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A connection and how far this service has come with it.
 *
 * @param syncedAt when the last complete reading of each kind began; those never read are absent
 * @param wantedAt from when on it is to be read, because the institution told of something new
 * @param bookmark from where the institution can tell what has changed in the transactions
 */
public record Connection(
        ConnectionState state,
        Map<StageKind, Instant> syncedAt,
        Optional<Instant> wantedAt,
        Optional<String> bookmark) {

    public Connection {
        syncedAt = Map.copyOf(syncedAt);
    }

    /** When the last complete reading of this kind began. */
    public Optional<Instant> syncedAt(StageKind kind) {
        return Optional.ofNullable(syncedAt.get(kind));
    }

    /** Whether what the institution told of is to be read by now. */
    public boolean isWanted(Instant now) {
        return wantedAt.filter(at -> !at.isAfter(now)).isPresent();
    }

    public UUID id() {
        return state.id();
    }

    public UUID userId() {
        return state.userId();
    }
}
