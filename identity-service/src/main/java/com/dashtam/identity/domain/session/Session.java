package com.dashtam.identity.domain.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One sign-in and all that follows from it. Its life is absolute: nothing prolongs it.
 *
 * @param device browser and system, as in {@code Firefox on Linux}
 * @param authenticatedAt when the user last proved who he is: at sign-in, or since
 */
public record Session(
        UUID id,
        UUID userId,
        Optional<String> device,
        Optional<String> ipAddress,
        Instant createdAt,
        Instant lastActivityAt,
        Instant authenticatedAt,
        Instant expiresAt,
        Optional<Ending> ending) {

    public static final Duration LIFE = Duration.ofDays(30);

    /** When and why a session was ended before its time. */
    public record Ending(Instant at, EndReason reason) {}

    public static Session open(
            UUID id,
            UUID userId,
            Optional<String> userAgent,
            Optional<String> ipAddress,
            Instant now) {
        return new Session(
                id,
                userId,
                userAgent.flatMap(Device::describe),
                ipAddress,
                now,
                now,
                now,
                now.plus(LIFE),
                Optional.empty());
    }

    public boolean isEnded() {
        return ending.isPresent();
    }

    public boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    public boolean isActive(Instant now) {
        return !isEnded() && !isExpired(now);
    }
}
