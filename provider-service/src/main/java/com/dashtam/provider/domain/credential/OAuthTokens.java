package com.dashtam.provider.domain.credential;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What an institution's token endpoint gave (RFC 6749, section 5.1).
 *
 * @param expiresAt when the access token ends; absent when the institution does not tell
 */
public record OAuthTokens(
        String accessToken, Optional<String> refreshToken, Optional<Instant> expiresAt)
        implements Credential {

    /** Refreshed this long before the end, so that a call on its way does not meet it. */
    public static final Duration EXPIRY_MARGIN = Duration.ofSeconds(60);

    public OAuthTokens {
        if (accessToken.isBlank()) {
            throw new IllegalArgumentException("an access token is not blank");
        }
    }

    @Override
    public String access() {
        return accessToken;
    }

    @Override
    public boolean isFresh(Instant now) {
        return expiresAt.map(end -> now.plus(EXPIRY_MARGIN).isBefore(end)).orElse(true);
    }

    /** Institutions may leave the refresh token out of an answer when it stays the same. */
    public OAuthTokens keepingRefreshTokenOf(OAuthTokens older) {
        return refreshToken.isPresent()
                ? this
                : new OAuthTokens(accessToken, older.refreshToken, expiresAt);
    }

    @Override
    public String toString() {
        return "OAuthTokens[expiresAt=" + expiresAt + "]";
    }
}
