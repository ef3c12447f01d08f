package com.dashtam.provider.application.credential;

import com.dashtam.events.provider.ProviderTokenRefreshSucceeded;
import com.dashtam.events.provider.ProviderTokenRefusal;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.workflow.Outcome;
import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.provider.application.ProviderWorkflows;
import com.dashtam.provider.domain.connection.Connection;
import com.dashtam.provider.domain.credential.Credential;
import com.dashtam.provider.domain.credential.CredentialVault;
import com.dashtam.provider.domain.credential.CredentialVault.Lease;
import com.dashtam.provider.domain.credential.OAuthTokens;
import com.dashtam.provider.domain.feed.Adapters;
import com.dashtam.provider.domain.feed.GrantFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Access tokens that are good to use. Of any number of callers in any number of processes that need
 * a newer one, one asks the institution; the others wait for what it gets.
 */
public final class AccessTokens {

    /** Longer than a token endpoint may take, so that nobody takes over from a living holder. */
    static final Duration LEASE = Duration.ofSeconds(30);

    /** How long a caller waits for another's refresh before the institution counts as away. */
    static final Duration PATIENCE = Duration.ofSeconds(35);

    static final Duration PAUSE = Duration.ofMillis(50);

    private final CredentialVault vault;
    private final Adapters adapters;
    private final Workflows workflows;
    private final Retirement retirement;
    private final InstantSource clock;
    private final Pause pause;

    public AccessTokens(
            CredentialVault vault,
            Adapters adapters,
            Workflows workflows,
            Retirement retirement,
            InstantSource clock,
            Pause pause) {
        this.vault = vault;
        this.adapters = adapters;
        this.workflows = workflows;
        this.retirement = retirement;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * What to call with: keys, or a token that does not end within {@link
     * OAuthTokens#EXPIRY_MARGIN}.
     */
    public Result<String, FeedFailure> fresh(Connection connection, Caller caller) {
        return obtain(connection, credential -> credential.isFresh(clock.instant()), caller);
    }

    /** Something other than the one that the institution has just rejected. */
    public Result<String, FeedFailure> insteadOf(
            String rejected, Connection connection, Caller caller) {
        return obtain(connection, credential -> !credential.access().equals(rejected), caller);
    }

    private Result<String, FeedFailure> obtain(
            Connection connection, Predicate<Credential> wanted, Caller caller) {
        Instant giveUpAt = clock.instant().plus(PATIENCE);
        do {
            Optional<Credential> stored = vault.get(connection.credentialOwner());
            if (stored.isEmpty()) {
                return Result.err(FeedFailure.CONNECTION_NOT_ACTIVE);
            }
            if (stored.filter(wanted).isPresent()) {
                return Result.ok(stored.get().access());
            }
            if (!(stored.get() instanceof OAuthTokens)) {
                retirement.expire(connection.credentialOwner(), caller);
                return Result.err(FeedFailure.CREDENTIALS_REJECTED);
            }
            Instant now = clock.instant();
            Optional<Lease> lease = vault.lease(connection.credentialOwner(), now, now.plus(LEASE));
            if (lease.isPresent()) {
                return withLease(lease.get(), connection, wanted, caller);
            }
            pause.of(PAUSE);
        } while (clock.instant().isBefore(giveUpAt));
        return Result.err(FeedFailure.INSTITUTION_UNAVAILABLE);
    }

    private Result<String, FeedFailure> withLease(
            Lease lease, Connection connection, Predicate<Credential> wanted, Caller caller) {
        try {
            // Somebody may have refreshed between the look and the lease.
            return wanted.test(lease.tokens())
                    ? Result.ok(lease.tokens().accessToken())
                    : refresh(lease, connection, caller).mapError(AccessTokens::failureOf);
        } finally {
            vault.release(lease);
        }
    }

    private Result<String, ProviderTokenRefusal> refresh(
            Lease lease, Connection connection, Caller caller) {
        var refreshEvents = RefreshEvents.of(connection);
        return workflows
                .start(
                        ProviderWorkflows.TOKEN_REFRESH,
                        caller,
                        new EventKey.User(connection.userId()))
                .attempted(refreshEvents.attempted())
                .<Result<OAuthTokens, GrantFailure>, ProviderTokenRefusal>first(
                        () -> Result.ok(ask(lease, connection)))
                .<String>then(answer -> settle(answer, lease, refreshEvents, caller))
                .otherwise(
                        refreshEvents::failed,
                        () -> refreshEvents.failed(ProviderTokenRefusal.internal_error));
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

    private Outcome<String, ProviderTokenRefreshSucceeded, ProviderTokenRefusal> settle(
            Result<OAuthTokens, GrantFailure> answer,
            Lease lease,
            RefreshEvents events,
            Caller caller) {
        return switch (answer) {
            case Result.Ok<OAuthTokens, GrantFailure>(var tokens) ->
                    vault.replace(lease, tokens.succeeding(lease.tokens()))
                            ? Outcome.done(tokens.accessToken(), events.succeeded())
                            : Outcome.refused(ProviderTokenRefusal.overtaken);
            case Result.Err<OAuthTokens, GrantFailure>(var failure) ->
                    switch (failure) {
                        case REFUSED ->
                                Outcome.refused(
                                        ProviderTokenRefusal.grant_invalid,
                                        () -> retirement.expire(lease.owner(), caller));
                        case UNAVAILABLE ->
                                Outcome.refused(ProviderTokenRefusal.institution_unavailable);
                        case ANSWER_INVALID ->
                                Outcome.refused(ProviderTokenRefusal.institution_answer_invalid);
                    };
        };
    }

    private static FeedFailure failureOf(ProviderTokenRefusal refusal) {
        return switch (refusal) {
            case grant_invalid -> FeedFailure.CREDENTIALS_REJECTED;
            case institution_unavailable -> FeedFailure.INSTITUTION_UNAVAILABLE;
            case institution_answer_invalid -> FeedFailure.INSTITUTION_ANSWER_INVALID;
            case overtaken, connection_unknown, connection_not_active, internal_error, unknown ->
                    FeedFailure.CONNECTION_NOT_ACTIVE;
        };
    }
}
