package com.dashtam.provider.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.provider.domain.credential.CredentialOwner;
import com.dashtam.provider.domain.credential.CredentialVault;
import com.dashtam.provider.domain.credential.OAuthTokens;
import com.dashtam.provider.fixture.Keysets;
import com.dashtam.provider.presentation.management.CredentialKeysEndpoint;
import com.dashtam.provider.presentation.management.CredentialKeysEndpoint.Keys;
import com.dashtam.provider.presentation.management.CredentialKeysEndpoint.Resealed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyRotationIT extends ServiceTest {

    private final CredentialKeysEndpoint endpoint = service().part(CredentialKeysEndpoint.class);
    private final CredentialVault vault = service().part(CredentialVault.class);

    @Test
    void rotatesTwiceWhileCredentialsAreReadAndRefreshed()
            throws InterruptedException, ExecutionException {
        List<UUID> connections = IntStream.range(0, 4).mapToObj(_ -> connectedElsewhere()).toList();
        var over = new AtomicBoolean();
        List<Future<Integer>> readers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (UUID connection : connections) {
                readers.add(threads.submit(() -> readAndRefresh(connection, over)));
            }
            String first = rotate();
            String second = rotate();
            assertThat(second).isNotEqualTo(first);
            over.set(true);
        }
        for (Future<Integer> reads : readers) {
            assertThat(reads.get()).isPositive();
        }

        moveAll();
        service().changeKeys(Keysets::primaryAlone);
        assertThat(keys().rows()).containsOnlyKeys(keys().primary());
        assertThat(connections)
                .allSatisfy(id -> assertThat(accounts(id).statusCode()).isEqualTo(200));
    }

    @Test
    void refusesARowOfAnotherConnectionAndPutsItOnRecord() {
        UUID mine = connected();
        UUID other = connectedElsewhere();
        service()
                .rows()
                .sql(
                        """
                        update credential set sealed =
                            (select sealed from credential where connection_id = :from)
                        where connection_id = :to
                        """)
                .param("from", other)
                .param("to", mine)
                .update();

        assertProblem(accounts(mine), 409, "conflict");

        assertNewestEvents("connection.changed", "provider_credential.unreadable");
        assertThat(statusOf(mine)).isEqualTo("active");
        assertThat(me().delete("/api/v1/providers/" + mine).statusCode()).isEqualTo(204);
        assertThat(credentialCount(mine)).isZero();
    }

    private int readAndRefresh(UUID connection, AtomicBoolean over) {
        int reads = 0;
        while (!over.get() || reads == 0) {
            var owner = new CredentialOwner(connection, user);
            OAuthTokens tokens = (OAuthTokens) vault.get(owner).orElseThrow();
            vault.put(
                    owner,
                    new OAuthTokens(
                            tokens.accessToken(),
                            tokens.refreshToken(),
                            Optional.of(Instant.ofEpochSecond(Instant.now().getEpochSecond()))));
            assertThat(accounts(connection).statusCode()).isEqualTo(200);
            reads++;
        }
        return reads;
    }

    /** As the command does: a new key first, then calls until nothing is left. */
    private String rotate() {
        service().changeKeys(Keysets::withNewPrimary);
        return moveAll();
    }

    private String moveAll() {
        Resealed resealed = endpoint.reseal().getBody();
        while (resealed.left() > resealed.unreadable()) {
            resealed = endpoint.reseal().getBody();
        }
        return resealed.primary();
    }

    private Keys keys() {
        return endpoint.count().getBody();
    }
}
