package com.dashtam.provider.application.connection;

import com.dashtam.events.provider.DisconnectionRefusal;
import com.dashtam.events.provider.ProviderDisconnectionAttempted;
import com.dashtam.events.provider.ProviderDisconnectionFailed;
import com.dashtam.events.provider.ProviderDisconnectionSucceeded;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.workflow.Outcome;
import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.provider.application.ConnectionFacts;
import com.dashtam.provider.application.ProviderWorkflows;
import com.dashtam.provider.application.connection.DisconnectProvider.AccountData;
import com.dashtam.provider.application.connection.DisconnectProvider.Refusal;
import com.dashtam.provider.domain.connection.Connection;
import com.dashtam.provider.domain.connection.Connections;
import com.dashtam.provider.domain.credential.Credential;
import com.dashtam.provider.domain.credential.CredentialVault;
import com.dashtam.provider.domain.feed.Adapters;
import com.dashtam.provider.domain.rawpage.RawPages;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Ends a connection here first, then at the institution: the user is free of it even when the
 * institution cannot be reached.
 */
public final class DisconnectProviderHandler
        implements CommandHandler<DisconnectProvider, Connection, Refusal> {

    private final Workflows workflows;
    private final Connections connections;
    private final CredentialVault vault;
    private final RawPages rawPages;
    private final Adapters adapters;
    private final InstantSource clock;

    public DisconnectProviderHandler(
            Workflows workflows,
            Connections connections,
            CredentialVault vault,
            RawPages rawPages,
            Adapters adapters,
            InstantSource clock) {
        this.workflows = workflows;
        this.connections = connections;
        this.vault = vault;
        this.rawPages = rawPages;
        this.adapters = adapters;
        this.clock = clock;
    }

    @Override
    public Result<Connection, Refusal> handle(DisconnectProvider command, Caller caller) {
        return workflows
                .start(ProviderWorkflows.DISCONNECTION, caller, new EventKey.User(command.userId()))
                .attempted(
                        new ProviderDisconnectionAttempted(
                                command.userId(),
                                command.connectionId(),
                                command.accountData().onRecord()))
                .<Ended, Refusal>run(() -> end(command))
                .otherwise(
                        refusal -> failed(command, refusal.onRecord()),
                        () -> failed(command, DisconnectionRefusal.internal_error))
                .map(this::revoke);
    }

    private Outcome<Ended, ProviderDisconnectionSucceeded, Refusal> end(
            DisconnectProvider command) {
        Optional<Connection> found =
                connections.findOwnedForUpdate(command.connectionId(), command.userId());
        if (found.isEmpty()) {
            return Outcome.refused(Refusal.CONNECTION_UNKNOWN);
        }
        if (found.get().isOver()) {
            return switch (command.accountData()) {
                case KEEP -> Outcome.refused(Refusal.ALREADY_DISCONNECTED);
                // What was kept at first can still be deleted.
                case DELETE ->
                        Outcome.done(
                                new Ended(found.get(), Optional.empty()),
                                succeeded(found.get(), command.accountData()));
            };
        }
        Connection ended = found.get().disconnected(clock.instant());
        Optional<Credential> credential = vault.get(ended.credentialOwner());
        connections.update(ended);
        vault.wipe(ended.id());
        rawPages.wipe(ended.id());
        return Outcome.done(
                new Ended(ended, credential),
                succeeded(ended, command.accountData()),
                ConnectionFacts.changed(ended));
    }

    private static ProviderDisconnectionSucceeded succeeded(
            Connection ended, AccountData accountData) {
        return new ProviderDisconnectionSucceeded(
                ended.userId(),
                ended.id(),
                ended.slug().providerId(),
                ended.slug().value(),
                accountData.onRecord());
    }

    private Connection revoke(Ended ended) {
        ended.credential()
                .ifPresent(credential -> adapters.revoke(ended.connection().slug(), credential));
        return ended.connection();
    }

    private static ProviderDisconnectionFailed failed(
            DisconnectProvider command, DisconnectionRefusal reason) {
        return new ProviderDisconnectionFailed(command.userId(), command.connectionId(), reason);
    }

    private record Ended(Connection connection, Optional<Credential> credential) {}
}
