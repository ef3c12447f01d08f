package com.dashtam.platform.security;

import com.dashtam.kernel.command.Actor;
import com.dashtam.platform.http.Principal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a verified access token says.
 *
 * @param tokenId the token's {@code jti}
 * @param userVersion compared with the lowest version that the user's tokens may have
 * @param globalVersion compared with the lowest version that anybody's tokens may have
 */
public record AccessToken(
        UUID userId,
        UUID sessionId,
        Roles roles,
        UUID tokenId,
        Instant issuedAt,
        Instant expiresAt,
        long userVersion,
        long globalVersion)
        implements Principal {

    @Override
    public Actor actor() {
        return new Actor.User(userId);
    }

    @Override
    public Optional<UUID> session() {
        return Optional.of(sessionId);
    }
}
