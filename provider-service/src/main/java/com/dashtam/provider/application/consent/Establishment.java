package com.dashtam.provider.application.consent;

import com.dashtam.events.provider.ProviderConnectionSucceeded;
import com.dashtam.kernel.id.Ids;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.workflow.Outcome;
import com.dashtam.provider.application.ConnectionFacts;
import com.dashtam.provider.domain.connection.Alias;
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
import java.util.function.Function;

/**
 * Stores what a user has let us in to, in the transaction of whoever calls. A login that the user
 * has connected already renews that connection, in place of a second one with the same accounts.
 */
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
     * What the user has let us in to.
     *
     * @param loginKey of the accounts that the credential opens, where they are known
     */
    record Access(
            UUID userId,
            Slug slug,
            Purpose purpose,
            Credential credential,
            Optional<String> loginKey) {}

    private record Found(Connection connection, boolean again) {}

    /** Why a connection is not authorized again. */
    enum Obstacle {
        /** It was ended meanwhile. */
        CONNECTION_OVER,
        /**
         * The login is that of another connection of the user's: its accounts would count twice.
         */
        LOGIN_CONNECTED
    }

    /**
     * @param refusal what to refuse with
     */
    <R> Outcome<Connection, ProviderConnectionSucceeded, R> of(
            Access access, Function<Obstacle, R> refusal) {
        return switch (connectionFor(access)) {
            case Result.Ok<Found, Obstacle>(var found) -> stored(found, access);
            case Result.Err<Found, Obstacle>(var obstacle) ->
                    Outcome.refused(refusal.apply(obstacle));
        };
    }

    private <R> Outcome<Connection, ProviderConnectionSucceeded, R> stored(
            Found found, Access access) {
        Connection connection = found.connection();
        vault.put(connection.credentialOwner(), access.credential());
        access.loginKey().ifPresent(key -> connections.rememberLogin(connection.id(), key));
        access.credential()
                .reference()
                .ifPresent(name -> connections.rememberReference(connection.id(), name));
        return Outcome.done(
                connection,
                new ProviderConnectionSucceeded(
                        connection.userId(),
                        connection.id(),
                        connection.slug().providerId(),
                        connection.slug().value(),
                        found.again()),
                ConnectionFacts.changed(connection));
    }

    private Result<Found, Obstacle> connectionFor(Access access) {
        return switch (access.purpose()) {
            case Purpose.NewConnection(var alias) ->
                    Result.ok(
                            access.loginKey()
                                    .flatMap(key ->
                                            connections.findSameLoginForUpdate(
                                                    access.userId(), access.slug(), key))
                                    .map(same -> renewed(same, alias))
                                    .orElseGet(() -> added(access, alias)));
            case Purpose.Reauthorization(var id) -> again(access, id);
        };
    }

    private Result<Found, Obstacle> again(Access access, UUID id) {
        boolean elsewhere =
                access.loginKey()
                        .filter(key ->
                                connections.isLoginOfAnotherForUpdate(
                                        access.userId(), access.slug(), key, id))
                        .isPresent();
        Optional<Connection> standing =
                connections
                        .findOwnedForUpdate(id, access.userId())
                        .filter(connection -> !connection.isOver());
        if (standing.isEmpty()) {
            return Result.err(Obstacle.CONNECTION_OVER);
        }
        return elsewhere
                ? Result.err(Obstacle.LOGIN_CONNECTED)
                : Result.ok(renewed(standing.get(), Optional.empty()));
    }

    private Found added(Access access, Optional<Alias> alias) {
        Connection added =
                Connection.active(
                        ids.next(), access.userId(), access.slug(), alias, clock.instant());
        connections.add(added);
        return new Found(added, false);
    }

    /** The name that it is given now counts, if it is given one. */
    private Found renewed(Connection connection, Optional<Alias> alias) {
        Instant now = clock.instant();
        Connection active = connection.reauthorized(now);
        Connection renewed = alias.isPresent() ? active.renamed(alias, now) : active;
        connections.update(renewed);
        return new Found(renewed, true);
    }
}
