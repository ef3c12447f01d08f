package com.dashtam.identity.domain.token;

import com.dashtam.identity.domain.user.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** What an access token says. */
public record AccessGrant(
        UUID tokenId,
        UUID userId,
        UUID sessionId,
        Set<Role> roles,
        TokenVersions versions,
        Instant issuedAt) {

    public static final Duration LIFE = Duration.ofMinutes(15);

    public AccessGrant {
        roles = Set.copyOf(roles);
    }
}
