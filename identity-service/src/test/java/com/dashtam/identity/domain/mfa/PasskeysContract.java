package com.dashtam.identity.domain.mfa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What every keeping of passkeys does. */
public abstract class PasskeysContract {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    protected abstract Passkeys passkeys();

    protected abstract UUID anyUser();

    private Passkey added(UUID user) {
        var passkey = passkey(user, "credential-" + UUID.randomUUID());
        assertThat(passkeys().add(passkey)).isTrue();
        return passkey;
    }

    private static Passkey passkey(UUID user, String credentialId) {
        return new Passkey(
                UUID.randomUUID(),
                user,
                "my phone",
                credentialId,
                "public-key",
                3,
                List.of("internal", "hybrid"),
                NOW,
                Optional.empty());
    }

    @Test
    void findsAPasskeyByItsCredential() {
        var passkey = added(anyUser());

        assertThat(passkeys().findByCredential(passkey.credentialId())).contains(passkey);
        assertThat(passkeys().findByCredential("unknown")).isEmpty();
        assertThat(passkeys().ofUser(passkey.userId())).containsExactly(passkey);
    }

    @Test
    void refusesACredentialThatIsKnown() {
        var passkey = added(anyUser());
        UUID other = anyUser();

        assertThat(passkeys().add(passkey(other, passkey.credentialId()))).isFalse();
        assertThat(passkeys().ofUser(other)).isEmpty();
    }

    @Test
    void remembersTheLastUse() {
        var passkey = added(anyUser());
        passkeys().used(passkey.id(), 4, NOW.plusSeconds(60));

        var found = passkeys().findByCredential(passkey.credentialId()).orElseThrow();
        assertThat(found.signatures()).isEqualTo(4);
        assertThat(found.usedAt()).contains(NOW.plusSeconds(60));
    }

    @Test
    void removesNobodyElsesPasskey() {
        var passkey = added(anyUser());

        assertThat(passkeys().remove(passkey.id(), anyUser())).isFalse();
        assertThat(passkeys().remove(passkey.id(), passkey.userId())).isTrue();
        assertThat(passkeys().remove(passkey.id(), passkey.userId())).isFalse();
    }

    @Test
    void givesARegistrationToItsUserOnce() {
        UUID user = anyUser();
        var replaced = begun(user);
        var registration = begun(user);

        assertThat(passkeys().take(replaced.id(), user)).isEmpty();
        assertThat(passkeys().take(registration.id(), anyUser())).isEmpty();
        assertThat(passkeys().take(registration.id(), user)).contains(registration);
        assertThat(passkeys().take(registration.id(), user)).isEmpty();
    }

    private PasskeyRegistration begun(UUID user) {
        var challenge = WebAuthnChallenge.mint(RandomGenerator.getDefault());
        var registration = PasskeyRegistration.begin(UUID.randomUUID(), user, challenge, NOW);
        passkeys().begin(registration);
        return registration;
    }
}
