package com.dashtam.provider.application.credential;

import com.dashtam.events.provider.ProviderTokenRefusal;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.provider.domain.connection.Connection;
import com.dashtam.provider.domain.credential.Credential;
import com.dashtam.provider.domain.credential.CredentialVault;
import com.dashtam.provider.domain.credential.CredentialVault.Lease;
import com.dashtam.provider.domain.credential.OAuthTokens;
import com.dashtam.provider.domain.feed.Adapters;
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
    public static final Duration LEASE = Duration.ofSeconds(30);

    /** How long a caller waits for another's refresh before the institution counts as away. */
    static final Duration PATIENCE = Duration.ofSeconds(35);

    static final Duration PAUSE = Duration.ofMillis(50);

    private final CredentialVault vault;
    private final TokenRefresh refresh;
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
        this.refresh = new TokenRefresh(vault, adapters, workflows, retirement);
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
                retirement.expire(connection.credentialOwner(), stored.get().access(), caller);
                return Result.err(FeedFailure.CREDENTIALS_REJECTED);
            }
            Instant now = clock.instant();
            Optional<Lease> lease = vault.lease(connection.credentialOwner(), now, now.plus(LEASE));
            if (lease.isPresent()) {
                var answer = withLease(lease.get(), connection, wanted, caller);
                if (answer.isPresent()) {
                    return answer.get();
                }
            }
            pause.of(PAUSE);
        } while (clock.instant().isBefore(giveUpAt));
        return Result.err(FeedFailure.INSTITUTION_UNAVAILABLE);
    }

    /** Absent when somebody has put other credentials in their place meanwhile. */
    private Optional<Result<String, FeedFailure>> withLease(
            Lease lease, Connection connection, Predicate<Credential> wanted, Caller caller) {
        try {
            // Somebody may have refreshed between the look and the lease.
            return wanted.test(lease.tokens())
                    ? Optional.of(Result.ok(lease.tokens().accessToken()))
                    : told(refresh.of(lease, connection, caller));
        } finally {
            vault.release(lease);
        }
    }

    private static Optional<Result<String, FeedFailure>> told(
            Result<String, ProviderTokenRefusal> refreshed) {
        return Optional.of(refreshed)
                .filter(it -> !it.equals(Result.err(ProviderTokenRefusal.overtaken)))
                .map(it -> it.mapError(AccessTokens::failureOf));
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
