package com.dashtam.identity.domain.session;

import java.util.Locale;

/** Why a session was ended before its time. */
public enum EndReason {
    LOGOUT,
    TOKEN_REUSE,
    REVOKED,
    ALL_REVOKED,
    EVICTED,
    PASSWORD_CHANGED,
    PASSWORD_RESET,
    SUSPICIOUS,
    TOKENS_ROTATED,
    SUSPENDED,
    ACCOUNT_DELETED;

    public static EndReason parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
