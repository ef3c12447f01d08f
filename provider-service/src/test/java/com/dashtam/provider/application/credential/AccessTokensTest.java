package com.dashtam.provider.application.credential;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.provider.ConnectionChanged;
import com.dashtam.events.provider.ConnectionStatus;
import com.dashtam.events.provider.ProviderTokenRefreshAttempted;
import com.dashtam.events.provider.ProviderTokenRefreshFailed;
import com.dashtam.events.provider.ProviderTokenRefreshSucceeded;
import com.dashtam.events.provider.ProviderTokenRefusal;
import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.kernel.result.Result;
import com.dashtam.provider.domain.connection.Connection;
import com.dashtam.provider.domain.credential.KeyPair;
import com.dashtam.provider.domain.credential.OAuthTokens;
import com.dashtam.provider.domain.feed.GrantFailure;
import com.dashtam.provider.fixture.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class AccessTokensTest {

    private static final Duration INTO_THE_MARGIN = Duration.ofSeconds(841);

    private final World world = new World();
    private final Connection connection = world.connected();

    @Test
    void usesATokenThatIsFresh() {
        assertThat(fresh()).isEqualTo(Result.ok("access-1"));
        assertThat(world.bank.refreshes()).isZero();
        assertThat(world.workflows.events()).isEmpty();
    }

    @Test
    void renewsATokenBeforeItEnds() {
        world.clock.forward(INTO_THE_MARGIN);

        assertThat(fresh()).isEqualTo(Result.ok("access-2"));

        assertThat(stored().refreshToken()).contains("refresh-2");
        assertThat(world.workflows.events())
                .hasExactlyElementsOfTypes(
                        ProviderTokenRefreshAttempted.class, ProviderTokenRefreshSucceeded.class);
    }

    @Test
    void renewsATokenThatWasRejected() {
        assertThat(insteadOf("access-1")).isEqualTo(Result.ok("access-2"));
    }

    @Test
    void takesTheNewerTokenInsteadOfRenewingAgain() {
        assertThat(insteadOf("access-1")).isEqualTo(Result.ok("access-2"));

        assertThat(insteadOf("access-1")).isEqualTo(Result.ok("access-2"));
        assertThat(world.bank.refreshes()).isEqualTo(1);
    }

    @Test
    void renewsOnceForManyCallersAtTheSameTime() throws InterruptedException {
        int callers = 32;
        // The clock stands still, so that nobody's lease ends while others wait.
        var tokens =
                new AccessTokens(
                        world.vault,
                        world.adapters,
                        world.workflows,
                        world.retirement,
                        world.clock,
                        length -> Thread.yield());
        var together = new CountDownLatch(callers);
        Set<Result<String, FeedFailure>> answers = ConcurrentHashMap.newKeySet();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < callers; i++) {
                threads.execute(() -> {
                    together.countDown();
                    await(together);
                    answers.add(tokens.insteadOf("access-1", connection, world.caller()));
                });
            }
        }

        assertThat(answers).containsExactly(Result.ok("access-2"));
        assertThat(world.bank.refreshes()).isEqualTo(1);
    }

    @Test
    void waitsForWhoeverHoldsTheLease() {
        var lease =
                world.vault
                        .lease(
                                connection.credentialOwner(),
                                world.clock.instant(),
                                world.clock.instant().plusSeconds(10))
                        .orElseThrow();

        assertThat(insteadOf("access-1")).isEqualTo(Result.ok("access-2"));

        assertThat(world.vault.replace(lease, world.bank.issue()))
                .as("a lease that ended stores nothing")
                .isFalse();
        assertThat(stored().accessToken()).isEqualTo("access-2");
    }

    @Test
    void givesUpWhenTheLeaseIsNeverFree() {
        Instant now = world.clock.instant();
        assertThat(
                        world.vault.lease(
                                connection.credentialOwner(), now, now.plus(Duration.ofHours(1))))
                .isPresent();

        assertThat(insteadOf("access-1"))
                .isEqualTo(Result.err(FeedFailure.INSTITUTION_UNAVAILABLE));
        assertThat(world.bank.refreshes()).isZero();
    }

    @Test
    void expiresTheConnectionWhenTheGrantIsRefused() {
        world.bank.failsGrantsWith(GrantFailure.REFUSED);

        assertThat(insteadOf("access-1")).isEqualTo(Result.err(FeedFailure.CREDENTIALS_REJECTED));

        assertThat(world.stored(connection).status().text()).isEqualTo("expired");
        assertThat(failed().getReason()).isEqualTo(ProviderTokenRefusal.grant_invalid);
        assertThat(failed().getNeedsUserAction()).isTrue();
        assertThat(world.workflows.eventsOf(ConnectionChanged.class))
                .extracting(ConnectionChanged::getStatus)
                .containsExactly(ConnectionStatus.expired);
    }

    @Test
    void expiresTheConnectionWhenThereIsNoRefreshToken() {
        world.vault.put(
                connection.credentialOwner(),
                new OAuthTokens("access-1", Optional.empty(), Optional.of(world.clock.instant())));

        assertThat(fresh()).isEqualTo(Result.err(FeedFailure.CREDENTIALS_REJECTED));
        assertThat(world.stored(connection).status().text()).isEqualTo("expired");
    }

    @Test
    void keepsTheConnectionWhenTheInstitutionIsAway() {
        world.bank.failsGrantsWith(GrantFailure.UNAVAILABLE);

        assertThat(insteadOf("access-1"))
                .isEqualTo(Result.err(FeedFailure.INSTITUTION_UNAVAILABLE));

        assertThat(world.stored(connection).isActive()).isTrue();
        assertThat(failed().getReason()).isEqualTo(ProviderTokenRefusal.institution_unavailable);
        assertThat(failed().getNeedsUserAction()).isFalse();
    }

    @Test
    void triesAgainAfterAFailure() {
        world.bank.failsGrantsWith(GrantFailure.ANSWER_INVALID);
        assertThat(insteadOf("access-1"))
                .isEqualTo(Result.err(FeedFailure.INSTITUTION_ANSWER_INVALID));
        world.bank.failsGrantsWith(null);

        assertThat(insteadOf("access-1")).isEqualTo(Result.ok("access-2"));
    }

    @Test
    void storesNothingOnceTheConnectionHasEnded() {
        world.bank.duringRefresh(() -> world.vault.wipe(connection.id()));

        assertThat(insteadOf("access-1")).isEqualTo(Result.err(FeedFailure.CONNECTION_NOT_ACTIVE));
        assertThat(world.vault.get(connection.credentialOwner())).isEmpty();
        assertThat(failed().getReason()).isEqualTo(ProviderTokenRefusal.overtaken);
    }

    @Test
    void givesBackTokensThatComeOnceTheConnectionHasEnded() {
        world.bank.duringRefresh(() -> {
            world.vault.wipe(connection.id());
            world.bank.grantsWhateverIsShown();
        });

        assertThat(insteadOf("access-1")).isEqualTo(Result.err(FeedFailure.CONNECTION_NOT_ACTIVE));
        assertThat(world.bank.revoked()).containsExactly("access-2");
    }

    @Test
    void keepsAConnectionThatIsAuthorizedAgainWhileItsOlderTokensAreRefused() {
        world.bank.duringRefresh(
                () -> world.vault.put(connection.credentialOwner(), world.bank.issue()));

        assertThat(insteadOf("access-1")).isEqualTo(Result.ok("access-2"));

        assertThat(world.stored(connection).isActive()).isTrue();
        assertThat(failed().getReason()).isEqualTo(ProviderTokenRefusal.overtaken);
        assertThat(failed().getNeedsUserAction()).isFalse();
        assertThat(world.workflows.eventsOf(ConnectionChanged.class)).isEmpty();
        assertThat(world.bank.revoked()).isEmpty();
    }

    @Test
    void usesTheTokensOfAConsentThatIsGivenWhileOlderOnesAreRenewed() {
        world.bank.duringRefresh(() -> {
            world.vault.put(connection.credentialOwner(), world.bank.issue());
            world.bank.grantsWhateverIsShown();
        });

        assertThat(insteadOf("access-1")).isEqualTo(Result.ok("access-2"));
        assertThat(stored().refreshToken()).contains("refresh-2");
        assertThat(world.bank.revoked()).isEmpty();
    }

    @Test
    void keepsAConnectionWhoseKeysWereReplacedBeforeTheOlderOnesAreRefused() {
        world.vault.put(connection.credentialOwner(), new KeyPair("key", "newer"));

        world.retirement.expire(connection.credentialOwner(), "key:older", world.caller());
        world.retirement.revoke(connection.credentialOwner(), "key:older", world.caller());

        assertThat(world.stored(connection).isActive()).isTrue();
        world.retirement.expire(connection.credentialOwner(), "key:newer", world.caller());
        assertThat(world.stored(connection).status().text()).isEqualTo("expired");
    }

    @Test
    void expiresAConnectionWhoseKeysAreRejected() {
        var keys = new KeyPair("key", "secret");
        world.vault.put(connection.credentialOwner(), keys);

        assertThat(fresh()).isEqualTo(Result.ok("key:secret"));
        assertThat(insteadOf("key:secret")).isEqualTo(Result.err(FeedFailure.CREDENTIALS_REJECTED));

        assertThat(world.stored(connection).status().text()).isEqualTo("expired");
        assertThat(world.workflows.eventsOf(ProviderTokenRefreshFailed.class)).isEmpty();
    }

    @Test
    void hasNoTokenWithoutCredentials() {
        world.vault.wipe(connection.id());

        assertThat(fresh()).isEqualTo(Result.err(FeedFailure.CONNECTION_NOT_ACTIVE));
    }

    @Test
    void revokesAnActiveConnectionOnce() {
        world.retirement.revoke(connection.credentialOwner(), world.caller());
        world.retirement.revoke(connection.credentialOwner(), world.caller());

        assertThat(world.stored(connection).status().text()).isEqualTo("revoked");
        assertThat(world.workflows.eventsOf(ConnectionChanged.class)).hasSize(1);
    }

    private Result<String, FeedFailure> fresh() {
        return world.accessTokens.fresh(connection, world.caller());
    }

    private Result<String, FeedFailure> insteadOf(String rejected) {
        return world.accessTokens.insteadOf(rejected, connection, world.caller());
    }

    private OAuthTokens stored() {
        return (OAuthTokens) world.vault.get(connection.credentialOwner()).orElseThrow();
    }

    private ProviderTokenRefreshFailed failed() {
        return world.workflows.eventsOf(ProviderTokenRefreshFailed.class).getLast();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
