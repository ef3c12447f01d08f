package com.dashtam.identity.application.session;

import com.dashtam.events.identity.LoginRefusal;

/** Why no session was opened. Only {@link #EMAIL_NOT_VERIFIED} may be told from the others. */
public enum SignInRefused {
    INVALID_CREDENTIALS,
    ACCOUNT_LOCKED,
    ACCOUNT_INACTIVE,
    /** Said only to somebody who knows the password. */
    EMAIL_NOT_VERIFIED;

    LoginRefusal reason() {
        return switch (this) {
            case INVALID_CREDENTIALS -> LoginRefusal.invalid_credentials;
            case ACCOUNT_LOCKED -> LoginRefusal.account_locked;
            case ACCOUNT_INACTIVE -> LoginRefusal.account_inactive;
            case EMAIL_NOT_VERIFIED -> LoginRefusal.email_not_verified;
        };
    }
}
