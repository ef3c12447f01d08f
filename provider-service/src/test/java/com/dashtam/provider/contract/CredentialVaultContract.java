package com.dashtam.provider.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.provider.domain.credential.CredentialOwner;
import com.dashtam.provider.domain.credential.CredentialVault;
import com.dashtam.provider.domain.credential.CredentialVault.Lease;
import com.dashtam.provider.domain.credential.KeyPair;
import com.dashtam.provider.domain.credential.OAuthTokens;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

public abstract class CredentialVaultContract {

    protected static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant SOON = NOW.plusSeconds(30);

    protected abstract CredentialVault vault();

    /** An owner whose connection exists. */
    protected abstract CredentialOwner anyOwner();

    @Test
    void givesBackWhatWasPut() {
        CredentialOwner owner = anyOwner();
        var bare = new OAuthTokens("a", Optional.empty(), Optional.empty());

        vault().put(owner, tokens(1));
        assertThat(vault().get(owner)).contains(tokens(1));
        vault().put(owner, bare);
        assertThat(vault().get(owner)).contains(bare);
        vault().put(owner, tokens(1).untilConsentEndsAt(SOON));
        assertThat(vault().get(owner)).contains(tokens(1).untilConsentEndsAt(SOON));
        assertThat(vault().get(anyOwner())).isEmpty();
    }

    @Test
    void leasesToOneAtATime() {
        CredentialOwner owner = withTokens();

        Lease lease = lease(owner, NOW).orElseThrow();

        assertThat(lease.tokens()).isEqualTo(tokens(1));
        assertThat(lease(owner, NOW)).isEmpty();
        assertThat(lease(owner, SOON.minusMillis(1))).isEmpty();
    }

    @Test
    void leasesToOneOfManyCallers() throws InterruptedException, ExecutionException {
        CredentialOwner owner = withTokens();
        Callable<Optional<Lease>> attempt = () -> lease(owner, NOW);
        long winners = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Optional<Lease>> answer :
                    threads.invokeAll(Stream.generate(() -> attempt).limit(16).toList())) {
                winners += answer.get().isPresent() ? 1 : 0;
            }
        }

        assertThat(winners).isEqualTo(1);
    }

    @Test
    void leasesAgainOnceALeaseHasEnded() {
        CredentialOwner owner = withTokens();
        Lease lost = lease(owner, NOW).orElseThrow();

        Lease won = lease(owner, SOON).orElseThrow();

        assertThat(vault().replace(lost, tokens(2))).isFalse();
        assertThat(vault().replace(won, tokens(3))).isTrue();
        assertThat(vault().get(owner)).contains(tokens(3));
    }

    @Test
    void endsALeaseByReplacingOrReleasing() {
        CredentialOwner owner = withTokens();
        Lease first = lease(owner, NOW).orElseThrow();

        assertThat(vault().replace(first, tokens(2))).isTrue();
        assertThat(vault().replace(first, tokens(3))).isFalse();
        Lease second = lease(owner, NOW).orElseThrow();
        assertThat(second.tokens()).isEqualTo(tokens(2));
        vault().release(second);

        assertThat(lease(owner, NOW)).isPresent();
    }

    @Test
    void releasesNobodyElsesLease() {
        CredentialOwner owner = withTokens();
        Lease lost = lease(owner, NOW).orElseThrow();
        assertThat(lease(owner, SOON)).isPresent();

        vault().release(lost);

        assertThat(lease(owner, SOON)).isEmpty();
    }

    @Test
    void leasesNothingThatIsNotThere() {
        CredentialOwner owner = anyOwner();
        assertThat(lease(owner, NOW)).isEmpty();

        vault().put(owner, tokens(1));
        Lease lease = lease(owner, NOW).orElseThrow();
        vault().wipe(owner.connectionId());

        assertThat(vault().get(owner)).isEmpty();
        assertThat(vault().replace(lease, tokens(2))).isFalse();
        assertThat(vault().get(owner)).isEmpty();
    }

    @Test
    void keepsKeysAndLeasesThemToNobody() {
        CredentialOwner owner = anyOwner();
        var keys = new KeyPair("key", "se:cret");

        vault().put(owner, keys);

        assertThat(vault().get(owner)).contains(keys);
        assertThat(lease(owner, NOW)).isEmpty();
    }

    private CredentialOwner withTokens() {
        CredentialOwner owner = anyOwner();
        vault().put(owner, tokens(1));
        return owner;
    }

    private Optional<Lease> lease(CredentialOwner owner, Instant now) {
        return vault().lease(owner, now, now.plusSeconds(30));
    }

    protected static OAuthTokens tokens(int number) {
        return new OAuthTokens(
                "access-" + number, Optional.of("refresh-" + number), Optional.of(SOON));
    }

    protected static UUID anyId() {
        return UUID.randomUUID();
    }
}
