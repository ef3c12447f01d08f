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
 * only the proof is needed again, so it alone is kept readable, sealed.
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
        Proof proof,
        String nonceHash,
        URI redirectUri,
        Instant expiresAt) {

    /** How long the user may take at the institution. */
    public static final Duration LIFETIME = Duration.ofSeconds(600);

    /** How long the user may take where the institution is yet to be found among many. */
    public static final Duration LINK_LIFETIME = Duration.ofMinutes(30);

    /** Whether the institution keeps the answer itself, so that it can be asked for it. */
    public boolean isLink() {
        return proof instanceof Proof.Link;
    }

    public boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    public boolean wasAskedByBrowserWith(Optional<Secret> nonce) {
        return nonce.map(secret -> secret.hasHash(nonceHash)).orElse(false);
    }
}
