package com.dashtam.provider.infrastructure.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.kernel.id.UuidV7;
import com.dashtam.provider.domain.connection.Connection;
import com.dashtam.provider.domain.connection.Purpose;
import com.dashtam.provider.domain.consent.Consent;
import com.dashtam.provider.domain.consent.Proof;
import com.dashtam.provider.domain.consent.Secret;
import com.dashtam.provider.domain.credential.CredentialOwner;
import com.dashtam.provider.domain.credential.OAuthTokens;
import com.dashtam.provider.domain.credential.SealedRows.Batch;
import com.dashtam.provider.domain.credential.SealedRows.Unreadable;
import com.dashtam.provider.domain.credential.UnreadableCredentialException.Reason;
import com.dashtam.provider.domain.institution.Slug;
import com.dashtam.provider.fixture.Keysets;
import com.dashtam.provider.fixture.ProviderDatabase;
import com.dashtam.provider.infrastructure.crypto.RandomSecrets;
import com.dashtam.provider.infrastructure.crypto.Seal;
import com.google.crypto.tink.KeysetHandle;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class ResealedTableIT {

    private static final ProviderDatabase DATABASE = new ProviderDatabase();
    private static final JdbcClient JDBC = DATABASE.jdbc();
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final KeysetHandle keys = Keysets.fresh();
    private final KeysetHandle rotated = Keysets.withNewPrimary(keys);
    private final Seal older = Seal.of(Keysets.json(keys));
    private final Seal newer = Seal.of(Keysets.json(rotated));
    private final ResealedTable credentials = ResealedTable.ofCredentials(JDBC, newer);

    ResealedTableIT() throws GeneralSecurityException {}

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void empty() {
        JDBC.sql("delete from credential").update();
        JDBC.sql("delete from consent").update();
    }

    @Test
    void sealsInBatchesAndGoesOnWhereItWas() throws GeneralSecurityException {
        List<CredentialOwner> owners = owners(5);

        Batch first = credentials.reseal(Optional.empty(), 2);
        Batch second = credentials.reseal(first.last(), 2);
        Batch third = credentials.reseal(second.last(), 2);

        assertThat(List.of(first.resealed(), second.resealed(), third.resealed()))
                .containsExactly(2, 2, 1);
        assertThat(third.last()).isEmpty();
        assertThat(credentials.countByKey()).isEqualTo(Map.of(newer.primary(), 5L));
        assertThat(credentials.reseal(Optional.empty(), 2).resealed()).isZero();
        Seal alone = Seal.of(Keysets.json(Keysets.primaryAlone(rotated)));
        assertThat(owners)
                .allSatisfy(owner -> assertThat(vault(alone).get(owner)).contains(TOKENS));
    }

    @Test
    void sealsEachRowOnceForManyAtATime() throws InterruptedException, ExecutionException {
        owners(40);
        Callable<Integer> all =
                () -> {
                    int resealed = 0;
                    Batch batch = credentials.reseal(Optional.empty(), 3);
                    resealed += batch.resealed();
                    while (batch.last().isPresent()) {
                        batch = credentials.reseal(batch.last(), 3);
                        resealed += batch.resealed();
                    }
                    return resealed;
                };
        int resealed = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> answer :
                    threads.invokeAll(Stream.generate(() -> all).limit(4).toList())) {
                resealed += answer.get();
            }
        }

        assertThat(resealed).isGreaterThanOrEqualTo(40);
        assertThat(credentials.countByKey()).isEqualTo(Map.of(newer.primary(), 40L));
    }

    @Test
    void passesOverARowThatIsBeingRefreshedAndLosesNothingOfIt()
            throws InterruptedException, ExecutionException {
        CredentialOwner owner = owners(1).getFirst();
        var renewed = new OAuthTokens("renewed", Optional.of("next"), Optional.of(NOW));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int meanwhile =
                    inTransaction(() -> {
                        vault(older).put(owner, renewed);
                        return threads.submit(
                                        () -> credentials.reseal(Optional.empty(), 10).resealed())
                                .get();
                    });
            assertThat(meanwhile).isZero();
        }

        assertThat(credentials.reseal(Optional.empty(), 10).resealed()).isEqualTo(1);
        assertThat(vault(newer).get(owner)).contains(renewed);
    }

    @Test
    void leavesABatchAsItWasWhenItIsKilled() {
        List<CredentialOwner> owners = owners(3);
        assertThat(credentials.reseal(Optional.empty(), 1).resealed()).isEqualTo(1);

        assertThatThrownBy(() ->
                        inTransaction(() -> {
                            assertThat(credentials.reseal(Optional.empty(), 1).resealed())
                                    .isEqualTo(1);
                            throw new IllegalStateException("killed");
                        }))
                .hasMessage("killed");

        assertThat(credentials.countByKey())
                .isEqualTo(Map.of(newer.primary(), 1L, older.primary(), 2L));
        assertThat(owners)
                .allSatisfy(owner -> assertThat(vault(newer).get(owner)).contains(TOKENS));
        assertThat(credentials.reseal(Optional.empty(), 10).resealed()).isEqualTo(2);
    }

    private static <T> T inTransaction(Callable<T> work) {
        return new TransactionTemplate(DATABASE.transactions())
                .execute(_ -> {
                    try {
                        return work.call();
                    } catch (RuntimeException e) {
                        throw e;
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    @Test
    void leavesWhatItCannotOpenAsItIs() throws GeneralSecurityException {
        CredentialOwner good = owners(1).getFirst();
        CredentialOwner changed = owners(1).getFirst();
        JDBC.sql(
                        """
                        update credential set sealed = set_byte(sealed, length(sealed) - 1,
                            get_byte(sealed, length(sealed) - 1) # 1)
                        where connection_id = :id
                        """)
                .param("id", changed.connectionId())
                .update();
        CredentialOwner moved = owners(1).getFirst();
        JDBC.sql(
                        """
                        update credential set sealed =
                            (select sealed from credential where connection_id = :from)
                        where connection_id = :id
                        """)
                .param("from", good.connectionId())
                .param("id", moved.connectionId())
                .update();
        CredentialOwner foreign = owner();
        vault(Seal.of(Keysets.json(Keysets.fresh()))).put(foreign, TOKENS);
        CredentialOwner garbage = owners(1).getFirst();
        JDBC.sql("update credential set sealed = '\\x0102' where connection_id = :id")
                .param("id", garbage.connectionId())
                .update();

        Batch batch = credentials.reseal(Optional.empty(), 100);

        assertThat(batch.resealed()).isEqualTo(1);
        assertThat(batch.unreadable())
                .containsExactlyInAnyOrder(
                        unreadable(changed, Reason.NOT_AUTHENTIC),
                        unreadable(moved, Reason.NOT_AUTHENTIC),
                        unreadable(foreign, Reason.KEY_UNKNOWN),
                        unreadable(garbage, Reason.KEY_UNKNOWN));
        assertThat(credentials.countByKey())
                .containsEntry(newer.primary(), 1L)
                .containsEntry(older.primary(), 2L)
                .containsEntry(0, 1L);
    }

    @Test
    void sealsConsentsThatWereAskedFor() throws GeneralSecurityException {
        Consent asked = consent();
        new JdbcConsents(JDBC, older).add(asked);
        ResealedTable consents = ResealedTable.ofConsents(JDBC, newer);

        assertThat(consents.reseal(Optional.empty(), 10).resealed()).isEqualTo(1);

        Seal alone = Seal.of(Keysets.json(Keysets.primaryAlone(rotated)));
        assertThat(new JdbcConsents(JDBC, alone).take(asked.stateHash())).contains(asked);
        assertThat(consents.countByKey()).isEmpty();
    }

    private static final OAuthTokens TOKENS =
            new OAuthTokens("access", Optional.of("refresh"), Optional.of(NOW));

    private static Unreadable unreadable(CredentialOwner owner, Reason reason) {
        return new Unreadable(owner.userId(), Optional.of(owner.connectionId()), reason);
    }

    /** With credentials under the older key. */
    private List<CredentialOwner> owners(int count) {
        List<CredentialOwner> owners = new ArrayList<>();
        IntStream.range(0, count)
                .forEach(_ -> {
                    CredentialOwner owner = owner();
                    vault(older).put(owner, TOKENS);
                    owners.add(owner);
                });
        return owners;
    }

    private static CredentialOwner owner() {
        var connection =
                Connection.active(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        new Slug("bank"),
                        Optional.empty(),
                        NOW);
        new JdbcConnections(JDBC).add(connection);
        return connection.credentialOwner();
    }

    private static JdbcCredentialVault vault(Seal seal) {
        return new JdbcCredentialVault(JDBC, seal, new UuidV7(InstantSource.system()));
    }

    private static Consent consent() {
        var secrets = new RandomSecrets();
        Secret state = secrets.next();
        return new Consent(
                state.hash(),
                UUID.randomUUID(),
                Optional.empty(),
                new Slug("bank"),
                new Purpose.NewConnection(Optional.empty()),
                new Proof.Verifier(secrets.next()),
                secrets.next().hash(),
                URI.create("https://dashtam.test/"),
                NOW);
    }
}
