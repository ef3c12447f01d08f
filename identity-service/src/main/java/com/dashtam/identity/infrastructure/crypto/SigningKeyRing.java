package com.dashtam.identity.infrastructure.crypto;

import com.dashtam.identity.domain.key.SigningKey;
import com.dashtam.identity.domain.key.SigningKeys;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The opened keys, read again from the table after a while, so that every instance signs with the
 * same key soon after it changed.
 */
final class SigningKeyRing {

    record Signer(String kid, PrivateKey key) {
        @Override
        public String toString() {
            return "Signer[kid=" + kid + "]";
        }
    }

    private record Opened(SigningKey stored, Signer signer) {}

    private record Snapshot(List<Opened> keys, Instant readAt) {}

    private final SigningKeys keys;
    private final PrivateKeyVault vault;
    private final Duration maxAge;
    private final InstantSource clock;
    private @Nullable Snapshot snapshot;

    SigningKeyRing(SigningKeys keys, PrivateKeyVault vault, Duration maxAge, InstantSource clock) {
        this.keys = keys;
        this.vault = vault;
        this.maxAge = maxAge;
        this.clock = clock;
    }

    /** The newest key whose time has come. */
    Signer current() {
        Instant now = clock.instant();
        return fresh(now).keys().stream()
                .filter(key -> key.stored().maySign(now))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no key to sign with"))
                .signer();
    }

    private synchronized Snapshot fresh(Instant now) {
        var known = snapshot;
        if (known == null || known.keys().isEmpty() || now.isAfter(known.readAt().plus(maxAge))) {
            known = new Snapshot(keys.unretired(now).stream().map(this::open).toList(), now);
            snapshot = known;
        }
        return known;
    }

    private Opened open(SigningKey key) {
        try {
            return new Opened(
                    key, new Signer(key.kid(), vault.open(key.kid(), key.sealedPrivateKey())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "signing key " + key.kid() + " does not open under DASHTAM_KEY_SIGNING", e);
        }
    }
}
