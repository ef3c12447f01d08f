package com.dashtam.sandbox.oauth;

import java.time.Duration;
import java.util.Set;

/** What comes of a code or a refresh token. */
sealed interface TokenAnswer {
    record Issued(
            String accessToken,
            String refreshToken,
            Duration expiresIn,
            Set<Scope> scopes,
            String consentId)
            implements TokenAnswer {
        @Override
        public String toString() {
            return "Issued[" + expiresIn + ", " + scopes + "]";
        }
    }

    record Denied(OAuthError error, String description) implements TokenAnswer {}
}
