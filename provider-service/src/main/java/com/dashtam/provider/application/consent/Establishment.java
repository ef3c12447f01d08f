package com.dashtam.provider.application.consent;

import com.dashtam.events.provider.ProviderConnectionSucceeded;
import com.dashtam.kernel.id.Ids;
import com.dashtam.kernel.workflow.Outcome;
import com.dashtam.provider.application.ConnectionFacts;
import com.dashtam.provider.domain.connection.Connection;
import com.dashtam.provider.domain.connection.Connections;
import com.dashtam.provider.domain.connection.Purpose;
import com.dashtam.provider.domain.credential.Credential;
import com.dashtam.provider.domain.credential.CredentialVault;
import com.dashtam.provider.domain.institution.Slug;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** Stores what a user has let us in to, in the transaction of whoever calls. */
public final class Establishment {

    private final Connections connections;
    private final CredentialVault vault;
    private final Ids ids;
    private final InstantSource clock;

    public Establishment(
            Connections connections, CredentialVault vault, Ids ids, InstantSource clock) {
        this.connections = connections;
        this.vault = vault;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param over what to refuse with when the connection to be authorized again is over meanwhile
     */
    <R> Outcome<Connection, ProviderConnectionSucceeded, R> of(
            UUID userId, Slug slug, Purpose purpose, Credential credential, R over) {
        return connectionFor(userId, slug, purpose)
                .<Outcome<Connection, ProviderConnectionSucceeded, R>>map(connection -> {
                    vault.put(connection.credentialOwner(), credential);
                    return Outcome.done(
                            connection,
                            succeeded(connection, purpose instanceof Purpose.Reauthorization),
                            ConnectionFacts.changed(connection));
                })
                .orElseGet(() -> Outcome.refused(over));
    }

    private Optional<Connection> connectionFor(UUID userId, Slug slug, Purpose purpose) {
        Instant now = clock.instant();
        return switch (purpose) {
            case Purpose.NewConnection(var alias) -> {
                Connection added = Connection.active(ids.next(), userId, slug, alias, now);
                connections.add(added);
                yield Optional.of(added);
            }
            case Purpose.Reauthorization(var id) ->
                    connections
                            .findOwnedForUpdate(id, userId)
                            .filter(connection -> !connection.isOver())
                            .map(connection -> {
                                Connection renewed = connection.reauthorized(now);
                                connections.update(renewed);
                                return renewed;
                            });
        };
    }

    private static ProviderConnectionSucceeded succeeded(Connection connection, boolean again) {
        return new ProviderConnectionSucceeded(
                connection.userId(),
                connection.id(),
                connection.slug().providerId(),
                connection.slug().value(),
                again);
    }
}
