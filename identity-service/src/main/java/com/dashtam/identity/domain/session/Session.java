package com.dashtam.identity.domain.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One sign-in and all that follows from it. Use keeps it alive, up to the end of its life.
 *
 * @param device browser and system, as in {@code Firefox on Linux}
 * @param location where the sign-in came from, as in {@code Oslo, Norway}, if that is known
 * @param authenticatedAt when the user last proved who he is: at sign-in, or since
 */
public record Session(
        UUID id,
        UUID userId,
        Optional<String> device,
        Optional<String> ipAddress,
        Optional<String> location,
        Instant createdAt,
        Instant lastActivityAt,
        Instant authenticatedAt,
        Instant expiresAt,
        Optional<Ending> ending,
        ProviderUse providerUse) {

    /** After which a session ends, used or not. */
    public static final Duration LIFE = Duration.ofDays(30);

    /** After which one ends that nobody uses. */
    public static final Duration IDLE = Duration.ofDays(14);

    /** When and why a session was ended before its time. */
    public record Ending(Instant at, EndReason reason) {}

    public static Session open(
            UUID id,
            UUID userId,
            Optional<String> userAgent,
            Optional<String> ipAddress,
            Optional<Location> location,
            Instant now) {
        return new Session(
                id,
                userId,
                userAgent.flatMap(Device::describe),
                ipAddress,
                location.map(Location::text),
                now,
                now,
                now,
                now.plus(IDLE),
                Optional.empty(),
                ProviderUse.NONE);
    }

    /** When the session ends that is used now, and never again. */
    public Instant expiryAfterUse(Instant now) {
        Instant idle = now.plus(IDLE);
        Instant end = createdAt.plus(LIFE);
        return idle.isBefore(end) ? idle : end;
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
