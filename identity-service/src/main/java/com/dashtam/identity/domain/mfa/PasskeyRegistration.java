package com.dashtam.identity.domain.mfa;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A passkey that is being made. */
public record PasskeyRegistration(
        UUID id, UUID userId, WebAuthnChallenge challenge, Instant expiresAt) {

    public static final Duration LIFE = Duration.ofMinutes(5);

    public static PasskeyRegistration begin(
            UUID id, UUID userId, WebAuthnChallenge challenge, Instant now) {
        return new PasskeyRegistration(id, userId, challenge, now.plus(LIFE));
    }

    public boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
