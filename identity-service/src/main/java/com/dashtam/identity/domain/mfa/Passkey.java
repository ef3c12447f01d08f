package com.dashtam.identity.domain.mfa;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A WebAuthn credential of a user.
 *
 * @param name what its user calls it
 * @param credentialId what the authenticator calls it, in base64url
 * @param credential the attested credential data with the public key, in base64url
 * @param signatures the authenticator's counter at its last use; zero where it keeps none
 */
public record Passkey(
        UUID id,
        UUID userId,
        String name,
        String credentialId,
        String credential,
        long signatures,
        List<String> transports,
        Instant createdAt,
        Optional<Instant> usedAt) {

    public static final int MAX_PER_USER = 10;

    public Passkey {
        transports = List.copyOf(transports);
    }
}
