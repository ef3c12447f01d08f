package com.dashtam.identity.application.token;

import com.dashtam.events.identity.TokenRefreshRefusal;

/** Why a refresh token was not exchanged; whoever presented it is told only that it is invalid. */
public enum RefreshRefused {
    TOKEN_UNKNOWN,
    TOKEN_EXPIRED,
    TOKEN_REVOKED,
    TOKEN_REUSED,
    USER_INACTIVE,
    VERSION_REJECTED;

    TokenRefreshRefusal reason() {
        return switch (this) {
            case TOKEN_UNKNOWN -> TokenRefreshRefusal.token_unknown;
            case TOKEN_EXPIRED -> TokenRefreshRefusal.token_expired;
            case TOKEN_REVOKED -> TokenRefreshRefusal.token_revoked;
            case TOKEN_REUSED -> TokenRefreshRefusal.token_reused;
            case USER_INACTIVE -> TokenRefreshRefusal.user_inactive;
            case VERSION_REJECTED -> TokenRefreshRefusal.version_rejected;
        };
    }
}
