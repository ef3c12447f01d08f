package com.dashtam.identity.domain.mfa;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * An authenticator app that is being set up: it counts once its user has shown a code of it.
 *
 * @param failures how many wrong codes were shown
 */
public record TotpEnrollment(
        UUID id, UUID userId, TotpSecret secret, Instant expiresAt, int failures) {

    public static final Duration LIFE = Duration.ofMinutes(15);
    public static final int MAX_FAILURES = 5;

    public static TotpEnrollment begin(UUID id, UUID userId, TotpSecret secret, Instant now) {
        return new TotpEnrollment(id, userId, secret, now.plus(LIFE), 0);
    }

    public boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    public boolean isUsedUp() {
        return failures >= MAX_FAILURES;
    }
}
