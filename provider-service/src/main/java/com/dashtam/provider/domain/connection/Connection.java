package com.dashtam.provider.domain.connection;

import com.dashtam.provider.domain.credential.CredentialOwner;
import com.dashtam.provider.domain.institution.Slug;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A user's connection to an institution. Disconnected is the end; every other state may still reach
 * it. A transition that the state does not allow is a bug of the caller.
 *
 * @param lastSyncAt when data was last read completely
 * @param nextAllowedAt until when the institution wants to be left alone with it
 */
public record Connection(
        UUID id,
        UUID userId,
        Slug slug,
        ConnectionStatus status,
        Optional<Alias> alias,
        Optional<Instant> connectedAt,
        Optional<Instant> lastSyncAt,
        Optional<Instant> nextAllowedAt,
        Instant createdAt,
        Instant updatedAt) {

    public static Connection active(
            UUID id, UUID userId, Slug slug, Optional<Alias> alias, Instant now) {
        return new Connection(
                id,
                userId,
                slug,
                ConnectionStatus.ACTIVE,
                alias,
                Optional.of(now),
                Optional.empty(),
                Optional.empty(),
                now,
                now);
    }

    public boolean isActive() {
        return status == ConnectionStatus.ACTIVE;
    }

    /** How long the institution still wants to be left alone; absent when it may be asked. */
    public Optional<Duration> pause(Instant now) {
        return nextAllowedAt.filter(now::isBefore).map(end -> Duration.between(now, end));
    }

    public CredentialOwner credentialOwner() {
        return new CredentialOwner(id, userId);
    }

    /** The consent ran out: its tokens can no longer be renewed. */
    public Connection expired(Instant now) {
        return leavingActive(ConnectionStatus.EXPIRED, now);
    }

    /** The user took the consent back at the institution. */
    public Connection revoked(Instant now) {
        return leavingActive(ConnectionStatus.REVOKED, now);
    }

    public boolean isOver() {
        return status == ConnectionStatus.DISCONNECTED;
    }

    /** The user has let us in once more, whatever became of the time before. */
    public Connection reauthorized(Instant now) {
        requireNotOver();
        return with(ConnectionStatus.ACTIVE, alias, now);
    }

    private Connection leavingActive(ConnectionStatus next, Instant now) {
        if (!isActive()) {
            throw new IllegalStateException(status + " cannot become " + next);
        }
        return with(next, alias, now);
    }

    public Connection disconnected(Instant now) {
        requireNotOver();
        return with(ConnectionStatus.DISCONNECTED, alias, now);
    }

    private void requireNotOver() {
        if (isOver()) {
            throw new IllegalStateException("it is disconnected already");
        }
    }

    public Connection renamed(Optional<Alias> name, Instant now) {
        return with(status, name, now);
    }

    private Connection with(ConnectionStatus status, Optional<Alias> alias, Instant now) {
        return new Connection(
                id,
                userId,
                slug,
                status,
                alias,
                connectedAt,
                lastSyncAt,
                nextAllowedAt,
                createdAt,
                now);
    }
}
