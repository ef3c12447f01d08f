package com.dashtam.identity.domain.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The promise in a verification mail: who presents the token owns the user's address. */
public record EmailVerification(
        TokenHash token, UUID userId, Instant expiresAt, Optional<Instant> usedAt) {

    public static final Duration LIFE = Duration.ofHours(24);

    public static EmailVerification of(TokenHash token, UUID userId, Instant now) {
        return new EmailVerification(token, userId, now.plus(LIFE), Optional.empty());
    }

    public boolean isUsed() {
        return usedAt.isPresent();
    }

    public boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
