package com.dashtam.provider.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.provider.domain.connection.Alias;
import com.dashtam.provider.domain.connection.Purpose;
import com.dashtam.provider.domain.consent.Consent;
import com.dashtam.provider.domain.consent.Consents;
import com.dashtam.provider.domain.consent.Proof;
import com.dashtam.provider.domain.consent.Secret;
import com.dashtam.provider.domain.institution.Slug;
import com.dashtam.provider.infrastructure.crypto.RandomSecrets;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

public abstract class ConsentsContract {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final RandomSecrets secrets = new RandomSecrets();

    protected abstract Consents consents();

    @Test
    void findsWithoutUsingUp() {
        Consent added = added(NOW);

        assertThat(consents().find(added.stateHash())).contains(added);
        assertThat(consents().find(added.stateHash())).contains(added);
        assertThat(consents().find(secrets.next().hash())).isEmpty();
    }

    @Test
    void knowsWhatEachIsFor() {
        Consent unnamed = added(NOW, new Purpose.NewConnection(Optional.empty()));
        Consent again = added(NOW, new Purpose.Reauthorization(UUID.randomUUID()));

        assertThat(consents().find(unnamed.stateHash())).contains(unnamed);
        assertThat(consents().take(again.stateHash())).contains(again);
    }

    @Test
    void knowsWhatItsAnswerIsRedeemedWith() {
        var purpose = new Purpose.Reauthorization(UUID.randomUUID());
        Consent made = added(NOW, purpose, new Proof.Link(secrets.next(), false));
        Consent repaired = added(NOW, purpose, new Proof.Link(secrets.next(), true));

        assertThat(consents().find(made.stateHash())).contains(made);
        assertThat(consents().take(repaired.stateHash())).contains(repaired);
    }

    @Test
    void givesAwayEachConsentOnce() {
        Consent added = added(NOW);

        assertThat(consents().take(added.stateHash())).contains(added);
        assertThat(consents().take(added.stateHash())).isEmpty();
        assertThat(consents().find(added.stateHash())).isEmpty();
    }

    @Test
    void givesAConsentToOneOfManyCallers() throws InterruptedException, ExecutionException {
        String state = added(NOW).stateHash();
        Callable<Optional<Consent>> take = () -> consents().take(state);
        long winners = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Optional<Consent>> answer :
                    threads.invokeAll(Stream.generate(() -> take).limit(16).toList())) {
                winners += answer.get().isPresent() ? 1 : 0;
            }
        }

        assertThat(winners).isEqualTo(1);
    }

    @Test
    void forgetsWhatEndedAndNothingElse() {
        Consent ended = added(NOW.minusSeconds(1));
        Consent open = added(NOW.plusSeconds(1));

        consents().forgetEnded(NOW, 1_000);

        assertThat(consents().find(ended.stateHash())).isEmpty();
        assertThat(consents().find(open.stateHash())).isPresent();
    }

    private Consent added(Instant expiresAt) {
        return added(expiresAt, new Purpose.NewConnection(Optional.of(new Alias("Mine"))));
    }

    private Consent added(Instant expiresAt, Purpose purpose) {
        return added(expiresAt, purpose, new Proof.Verifier(secrets.next()));
    }

    private Consent added(Instant expiresAt, Purpose purpose, Proof proof) {
        Secret state = secrets.next();
        var consent =
                new Consent(
                        state.hash(),
                        UUID.randomUUID(),
                        Optional.of(UUID.randomUUID()),
                        new Slug("bank"),
                        purpose,
                        proof,
                        secrets.next().hash(),
                        URI.create("https://dashtam.test/oauth/bank/callback"),
                        expiresAt);
        consents().add(consent);
        return consent;
    }
}
