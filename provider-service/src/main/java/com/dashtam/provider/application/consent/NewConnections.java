package com.dashtam.provider.application.consent;

import com.dashtam.events.provider.ProviderConnectionSucceeded;
import com.dashtam.kernel.id.Ids;
import com.dashtam.kernel.workflow.Outcome;
import com.dashtam.provider.application.ConnectionFacts;
import com.dashtam.provider.domain.connection.Alias;
import com.dashtam.provider.domain.connection.Connection;
import com.dashtam.provider.domain.connection.Connections;
import com.dashtam.provider.domain.credential.Credential;
import com.dashtam.provider.domain.credential.CredentialVault;
import com.dashtam.provider.domain.institution.Slug;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** Stores what a user has let us in to. */
public final class NewConnections {

    private final Connections connections;
    private final CredentialVault vault;
    private final Ids ids;
    private final InstantSource clock;

    public NewConnections(
            Connections connections, CredentialVault vault, Ids ids, InstantSource clock) {
        this.connections = connections;
        this.vault = vault;
        this.ids = ids;
        this.clock = clock;
    }

    <R> Outcome<Connection, ProviderConnectionSucceeded, R> add(
            UUID userId, Slug slug, Optional<Alias> alias, Credential credential) {
        Connection connection = Connection.active(ids.next(), userId, slug, alias, clock.instant());
        connections.add(connection);
        vault.put(connection.credentialOwner(), credential);
        return Outcome.done(
                connection,
                new ProviderConnectionSucceeded(
                        userId, connection.id(), slug.providerId(), slug.value()),
                ConnectionFacts.changed(connection));
    }
}
