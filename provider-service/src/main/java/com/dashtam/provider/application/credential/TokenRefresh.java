package com.dashtam.provider.application.credential;

import com.dashtam.events.provider.ProviderTokenRefreshSucceeded;
import com.dashtam.events.provider.ProviderTokenRefusal;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.workflow.Outcome;
import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.provider.application.ProviderWorkflows;
import com.dashtam.provider.domain.connection.Connection;
import com.dashtam.provider.domain.credential.CredentialVault;
import com.dashtam.provider.domain.credential.CredentialVault.Lease;
import com.dashtam.provider.domain.credential.OAuthTokens;
import com.dashtam.provider.domain.feed.Adapters;
import com.dashtam.provider.domain.feed.GrantFailure;
import java.util.Optional;

/** Asks an institution for new tokens, on behalf of whoever holds the lease. */
final class TokenRefresh {

    private final CredentialVault vault;
    private final Adapters adapters;
    private final Workflows workflows;
    private final Retirement retirement;

    TokenRefresh(
            CredentialVault vault, Adapters adapters, Workflows workflows, Retirement retirement) {
        this.vault = vault;
        this.adapters = adapters;
        this.workflows = workflows;
        this.retirement = retirement;
    }

    /**
     * Why there is no new token.
     *
     * @param unused what the institution gave all the same
     */
    private record Refused(ProviderTokenRefusal reason, Optional<OAuthTokens> unused) {

        static Refused of(ProviderTokenRefusal reason) {
            return new Refused(reason, Optional.empty());
        }
    }

    /**
     * The new access token; {@link ProviderTokenRefusal#overtaken} when other credentials have
     * taken the place of the lease's meanwhile, or none.
     */
    Result<String, ProviderTokenRefusal> of(Lease lease, Connection connection, Caller caller) {
        var events = RefreshEvents.of(connection);
        return workflows
                .start(
                        ProviderWorkflows.TOKEN_REFRESH,
                        caller,
                        new EventKey.User(connection.userId()))
                .attempted(events.attempted())
                .<Result<OAuthTokens, GrantFailure>, Refused>first(
                        () -> Result.ok(ask(lease, connection)))
                .<String>then(answer -> settle(answer, lease, events, caller))
                .otherwise(
                        refused -> events.failed(refused.reason()),
                        () -> events.failed(ProviderTokenRefusal.internal_error))
                .mapError(refused -> {
                    refused.unused().ifPresent(tokens -> giveBack(tokens, connection));
                    return refused.reason();
                });
    }

    private Result<OAuthTokens, GrantFailure> ask(Lease lease, Connection connection) {
        return adapters.byConsent(connection.slug())
                .map(institution ->
                        lease.tokens()
                                .refreshToken()
                                .map(institution.authorization()::refresh)
                                .orElse(Result.err(GrantFailure.REFUSED)))
                .orElse(Result.err(GrantFailure.UNAVAILABLE));
    }

    private Outcome<String, ProviderTokenRefreshSucceeded, Refused> settle(
            Result<OAuthTokens, GrantFailure> answer,
            Lease lease,
            RefreshEvents events,
            Caller caller) {
        return switch (answer) {
            case Result.Ok<OAuthTokens, GrantFailure>(var tokens) ->
                    vault.replace(lease, tokens.succeeding(lease.tokens()))
                            ? Outcome.done(tokens.accessToken(), events.succeeded())
                            : Outcome.refused(
                                    new Refused(
                                            ProviderTokenRefusal.overtaken, Optional.of(tokens)));
            case Result.Err<OAuthTokens, GrantFailure>(var failure) ->
                    switch (failure) {
                        case REFUSED -> ended(lease, caller);
                        case UNAVAILABLE ->
                                Outcome.refused(
                                        Refused.of(ProviderTokenRefusal.institution_unavailable));
                        case ANSWER_INVALID ->
                                Outcome.refused(
                                        Refused.of(
                                                ProviderTokenRefusal.institution_answer_invalid));
                    };
        };
    }

    /** A refusal is about the tokens that were shown; newer ones may be good. */
    private Outcome<String, ProviderTokenRefreshSucceeded, Refused> ended(
            Lease lease, Caller caller) {
        String shown = lease.tokens().access();
        boolean held = vault.get(lease.owner()).filter(it -> it.access().equals(shown)).isPresent();
        return held
                ? Outcome.refused(
                        Refused.of(ProviderTokenRefusal.grant_invalid),
                        () -> retirement.expire(lease.owner(), shown, caller))
                : Outcome.refused(Refused.of(ProviderTokenRefusal.overtaken));
    }

    /** The user is rid of the connection: nobody keeps a consent of which nobody knows. */
    private void giveBack(OAuthTokens tokens, Connection connection) {
        if (vault.get(connection.credentialOwner()).isEmpty()) {
            adapters.revoke(connection.slug(), tokens);
        }
    }
}
