package com.dashtam.identity.domain.mfa;

/** With what somebody proves who he is. */
public enum Factor {
    PASSWORD,
    /** A code of an authenticator app. */
    TOTP,
    PASSKEY,
    RECOVERY_CODE
}
