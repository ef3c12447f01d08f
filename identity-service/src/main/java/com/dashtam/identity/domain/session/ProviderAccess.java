package com.dashtam.identity.domain.session;

import java.time.Instant;
import java.util.UUID;

/**
 * A session's user has made another service go to a provider.
 *
 * @param provider the provider's slug
 * @param sync whether it was for a sync or an import, and not to make a connection
 */
public record ProviderAccess(
        UUID userId, UUID sessionId, String provider, Instant at, boolean sync) {}
