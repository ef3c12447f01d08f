package com.dashtam.provider.domain.connection;

import java.util.Locale;

/** Why a user must authorize a connection again. */
public enum ReauthenticationReason {
    /** The consent ran out and cannot be renewed, or the institution accepts the keys no more. */
    CREDENTIALS_EXPIRED,
    /** The user took the consent back at the institution. */
    CONSENT_REVOKED,
    CONNECTION_FAILED;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
