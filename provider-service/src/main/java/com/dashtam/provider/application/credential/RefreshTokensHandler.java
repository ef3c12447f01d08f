package com.dashtam.provider.application.credential;

import com.dashtam.events.provider.ProviderTokenRefusal;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.workflow.Outcome;
import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.provider.application.ProviderWorkflows;
import com.dashtam.provider.application.credential.RefreshTokens.Refusal;
import com.dashtam.provider.application.credential.RefreshTokens.Renewal;
import com.dashtam.provider.domain.connection.Connection;
import com.dashtam.provider.domain.connection.Connections;
import com.dashtam.provider.domain.credential.Credential;
import com.dashtam.provider.domain.credential.CredentialVault;
import com.dashtam.provider.domain.credential.KeyPair;
import com.dashtam.provider.domain.credential.LinkedItem;
import com.dashtam.provider.domain.credential.OAuthTokens;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Renews tokens when a user asks for it; asking the institution is a workflow of its own. */
public final class RefreshTokensHandler implements CommandHandler<RefreshTokens, Renewal, Refusal> {

    private final Workflows workflows;
    private final Connections connections;
    private final CredentialVault vault;
    private final AccessTokens tokens;
    private final InstantSource clock;

    public RefreshTokensHandler(
            Workflows workflows,
            Connections connections,
            CredentialVault vault,
            AccessTokens tokens,
            InstantSource clock) {
        this.workflows = workflows;
        this.connections = connections;
        this.vault = vault;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public Result<Renewal, Refusal> handle(RefreshTokens command, Caller caller) {
        Optional<Connection> found =
                connections.findOwned(command.connectionId(), command.userId());
        if (found.isEmpty()) {
            var events = RefreshEvents.ofUnknown(command.userId(), command.connectionId());
            return refused(
                    Refusal.CONNECTION_UNKNOWN,
                    ProviderTokenRefusal.connection_unknown,
                    events,
                    caller);
        }
        Connection connection = found.get();
        return vault.get(connection.credentialOwner())
                .filter(_ -> connection.isActive())
                .map(credential -> renew(credential, connection, command.force(), caller))
                .orElseGet(() ->
                        refused(
                                Refusal.CONNECTION_NOT_ACTIVE,
                                ProviderTokenRefusal.connection_not_active,
                                RefreshEvents.of(connection),
                                caller));
    }

    private Result<Renewal, Refusal> renew(
            Credential credential, Connection connection, boolean force, Caller caller) {
        return switch (credential) {
            case KeyPair _, LinkedItem _ -> Result.ok(new Renewal.NothingToRenew());
            case OAuthTokens held when !force && held.isFresh(clock.instant()) ->
                    Result.ok(new Renewal.StillGood(held.expiresAt()));
            case OAuthTokens held ->
                    tokens.insteadOf(held.access(), connection, caller)
                            .<Renewal>map(_ -> new Renewal.Renewed(endOfToken(connection)))
                            .mapError(RefreshTokensHandler::refusalOf);
        };
    }

    private Optional<Instant> endOfToken(Connection connection) {
        return vault.get(connection.credentialOwner())
                .flatMap(credential ->
                        switch (credential) {
                            case OAuthTokens renewed -> renewed.expiresAt();
                            case KeyPair _, LinkedItem _ -> Optional.empty();
                        });
    }

    /** Nobody is asked, and yet it is on record that somebody wanted it. */
    private Result<Renewal, Refusal> refused(
            Refusal refusal, ProviderTokenRefusal reason, RefreshEvents events, Caller caller) {
        return workflows
                .start(ProviderWorkflows.TOKEN_REFRESH, caller, new EventKey.User(events.userId()))
                .attempted(events.attempted())
                .<Renewal, Refusal>run(() -> Outcome.refused(refusal))
                .otherwise(
                        _ -> events.failed(reason),
                        () -> events.failed(ProviderTokenRefusal.internal_error));
    }

    private static Refusal refusalOf(FeedFailure failure) {
        return switch (failure) {
            case CREDENTIALS_REJECTED -> Refusal.GRANT_INVALID;
            case INSTITUTION_UNAVAILABLE, RATE_LIMITED -> Refusal.INSTITUTION_UNAVAILABLE;
            case INSTITUTION_ANSWER_INVALID -> Refusal.INSTITUTION_ANSWER_INVALID;
            case CONNECTION_NOT_FOUND,
                    CONNECTION_NOT_ACTIVE,
                    CONNECTION_WITHOUT_FEED,
                    ACCOUNT_NOT_FOUND,
                    FILE_UNREADABLE,
                    FILE_WITHOUT_ACCOUNT ->
                    Refusal.CONNECTION_NOT_ACTIVE;
        };
    }
}
