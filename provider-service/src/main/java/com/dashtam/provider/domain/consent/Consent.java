package com.dashtam.provider.domain.consent;

import com.dashtam.provider.domain.connection.Purpose;
import com.dashtam.provider.domain.institution.Slug;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A consent that was asked for and not answered yet. Found by the hash of its state; of the secrets
 * only the PKCE verifier is needed again, so it alone is kept readable, sealed.
 *
 * @param sessionId the session in which it was asked for
 * @param nonceHash of the cookie that the asking browser carries
 * @param redirectUri must be repeated at the token endpoint (RFC 6749, section 4.1.3)
 */
public record Consent(
        String stateHash,
        UUID userId,
        Optional<UUID> sessionId,
        Slug slug,
        Purpose purpose,
        Secret verifier,
        String nonceHash,
        URI redirectUri,
        Instant expiresAt) {

    /** How long the user may take at the institution. */
    public static final Duration LIFETIME = Duration.ofSeconds(600);

    public boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    public boolean wasAskedByBrowserWith(Optional<Secret> nonce) {
        return nonce.map(secret -> secret.hasHash(nonceHash)).orElse(false);
    }
}
