package com.dashtam.provider.domain.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.kernel.result.Result;
import com.dashtam.provider.domain.institution.Slug;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConnectionTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);

    private final Connection active =
            Connection.active(
                    UUID.randomUUID(), UUID.randomUUID(), new Slug("bank"), Optional.empty(), NOW);

    @Test
    void startsActiveAndConnected() {
        assertThat(active.isActive()).isTrue();
        assertThat(active.connectedAt()).contains(NOW);
        assertThat(active.lastSyncAt()).isEmpty();
        assertThat(active.status().needsReauthentication()).isFalse();
        assertThat(active.credentialOwner().connectionId()).isEqualTo(active.id());
        assertThat(active.credentialOwner().userId()).isEqualTo(active.userId());
    }

    @Test
    void needsTheUserOnceItsConsentIsGone() {
        assertThat(active.expired(LATER).status()).isEqualTo(ConnectionStatus.EXPIRED);
        assertThat(active.revoked(LATER).status()).isEqualTo(ConnectionStatus.REVOKED);
        assertThat(active.expired(LATER).status().needsReauthentication()).isTrue();
        assertThat(active.expired(LATER).updatedAt()).isEqualTo(LATER);
        assertThat(active.expired(LATER).createdAt()).isEqualTo(NOW);
    }

    @Test
    void expiresOnlyWhileActive() {
        Connection revoked = active.revoked(LATER);

        assertThatThrownBy(() -> revoked.expired(LATER)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> revoked.revoked(LATER)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void disconnectsOnceFromAnyState() {
        assertThat(active.expired(LATER).disconnected(LATER).status())
                .isEqualTo(ConnectionStatus.DISCONNECTED);
        Connection over = active.disconnected(LATER);

        assertThatThrownBy(() -> over.disconnected(LATER))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> over.expired(LATER)).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @EnumSource
    void readsItsOwnStatusTexts(ConnectionStatus status) {
        assertThat(ConnectionStatus.parse(status.text())).isEqualTo(status);
    }

    @Test
    void stripsAnAliasAndRefusesABlankOrLongOne() {
        assertThat(Alias.parse("  Mine ")).isEqualTo(Result.ok(new Alias("Mine")));
        assertThat(Alias.parse(" ")).isInstanceOf(Result.Err.class);
        assertThat(Alias.parse("x".repeat(101))).isInstanceOf(Result.Err.class);
        assertThat(Alias.parse("x".repeat(100))).isInstanceOf(Result.Ok.class);
        assertThatThrownBy(() -> new Alias("")).isInstanceOf(IllegalArgumentException.class);
    }
}
