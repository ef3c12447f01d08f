package com.dashtam.identity.domain.token;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** All refresh tokens. The tokens of one session are one family. */
public interface RefreshTokens {

    /** Begins the family of a session. */
    void begin(UUID sessionId, TokenHash first, TokenVersions versions, Instant now);

    Optional<StoredRefreshToken> find(TokenHash token);

    /**
     * Exchanges a token for its successor in one step, and forgets what the token before it kept.
     * Of callers that arrive together one succeeds; nobody does once the session is over.
     */
    boolean exchange(Exchange exchange);

    record Exchange(
            TokenHash presented,
            TokenHash successor,
            SealedToken sealed,
            TokenVersions versions,
            Instant at) {}
}
