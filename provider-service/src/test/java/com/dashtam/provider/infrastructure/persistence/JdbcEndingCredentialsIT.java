package com.dashtam.provider.infrastructure.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.id.UuidV7;
import com.dashtam.provider.domain.connection.Connection;
import com.dashtam.provider.domain.credential.EndingCredentials.Ending;
import com.dashtam.provider.domain.credential.OAuthTokens;
import com.dashtam.provider.domain.institution.Slug;
import com.dashtam.provider.fixture.Keysets;
import com.dashtam.provider.fixture.ProviderDatabase;
import com.dashtam.provider.infrastructure.crypto.Seal;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class JdbcEndingCredentialsIT {

    private static final ProviderDatabase DATABASE = new ProviderDatabase();
    private static final JdbcClient JDBC = DATABASE.jdbc();
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));

    private final JdbcEndingCredentials ending = new JdbcEndingCredentials(JDBC);
    private final JdbcCredentialVault vault =
            new JdbcCredentialVault(
                    JDBC,
                    Seal.of(Keysets.json(Keysets.fresh())),
                    new UuidV7(InstantSource.system()));

    JdbcEndingCredentialsIT() throws GeneralSecurityException {}

    @AfterEach
    void wipe() {
        JDBC.sql("delete from credential").update();
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void givesWhatEndsSoonOnceAndTheSoonestFirst() {
        var later = connected(Duration.ofHours(24), false);
        var sooner = connected(Duration.ofHours(1), false);

        assertThat(take(10))
                .containsExactly(
                        new Ending(
                                sooner.id(), sooner.userId(), sooner.slug(), NOW.plusSeconds(3600)),
                        new Ending(later.id(), later.userId(), later.slug(), TOMORROW));
        assertThat(take(10)).isEmpty();
    }

    @Test
    void passesOverWhatEndsLaterOrHasEnded() {
        connected(Duration.ofHours(24).plusSeconds(1), false);
        connected(Duration.ZERO, false);

        assertThat(take(10)).isEmpty();
    }

    @Test
    void passesOverWhatCanBeRenewedOrBelongsToNoActiveConnection() {
        connected(Duration.ofHours(1), true);
        var ended = connected(Duration.ofHours(1), false);
        JDBC.sql("update connection set status = 'expired' where id = :id")
                .param("id", ended.id())
                .update();

        assertThat(take(10)).isEmpty();
    }

    @Test
    void tellsAgainOfANewCredential() {
        var connection = connected(Duration.ofHours(1), false);
        assertThat(take(10)).hasSize(1);

        vault.put(connection.credentialOwner(), tokens(Duration.ofHours(2), false));

        assertThat(take(10)).extracting(Ending::connectionId).containsExactly(connection.id());
    }

    @Test
    void tellsOnceOfAConsentThatEndsHoweverOftenItsTokensAreRefreshed() {
        var connection = connected(Duration.ofMinutes(30), true);
        var lasting = tokens(Duration.ofMinutes(30), true).untilConsentEndsAt(TOMORROW);
        vault.put(connection.credentialOwner(), lasting);

        assertThat(take(10)).extracting(Ending::expiresAt).containsExactly(TOMORROW);
        var lease = vault.lease(connection.credentialOwner(), NOW, TOMORROW).orElseThrow();
        assertThat(vault.replace(lease, tokens(Duration.ofHours(1), true).succeeding(lasting)))
                .isTrue();

        assertThat(take(10)).isEmpty();
    }

    @Test
    void givesNoneToTwoWhoAskAtOnce() throws ExecutionException, InterruptedException {
        IntStream.range(0, 40).forEach(i -> connected(Duration.ofMinutes(1 + i), false));

        List<UUID> taken;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Ending>>> askers =
                    IntStream.range(0, 3).mapToObj(i -> threads.submit(() -> take(10))).toList();
            var all = Stream.<Ending>builder();
            for (var asker : askers) {
                asker.get().forEach(all::add);
            }
            taken = all.build().map(Ending::connectionId).toList();
        }
        var rest = take(40).stream().map(Ending::connectionId).toList();

        assertThat(taken).doesNotHaveDuplicates().doesNotContainAnyElementsOf(rest);
        assertThat(taken.size() + rest.size()).isEqualTo(40);
    }

    private List<Ending> take(int atMost) {
        return ending.take(NOW, TOMORROW, atMost);
    }

    private Connection connected(Duration life, boolean renewable) {
        var connection =
                Connection.active(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        new Slug("bank"),
                        Optional.empty(),
                        NOW);
        new JdbcConnections(JDBC).add(connection);
        vault.put(connection.credentialOwner(), tokens(life, renewable));
        return connection;
    }

    private static OAuthTokens tokens(Duration life, boolean renewable) {
        return new OAuthTokens(
                "access",
                renewable ? Optional.of("refresh") : Optional.empty(),
                Optional.of(NOW.plus(life)));
    }
}
