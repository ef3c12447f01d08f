package com.dashtam.identity.application.password;

import com.dashtam.events.identity.PasswordResetRequestRefusal;

/** Why no mail is sent; whoever asked must not learn of it. */
public enum ResetRequestRefused {
    USER_UNKNOWN,
    USER_INACTIVE,
    EMAIL_NOT_VERIFIED,
    TOO_MANY_REQUESTS;

    PasswordResetRequestRefusal reason() {
        return switch (this) {
            case USER_UNKNOWN -> PasswordResetRequestRefusal.user_unknown;
            case USER_INACTIVE -> PasswordResetRequestRefusal.user_inactive;
            case EMAIL_NOT_VERIFIED -> PasswordResetRequestRefusal.email_not_verified;
            case TOO_MANY_REQUESTS -> PasswordResetRequestRefusal.too_many_requests;
        };
    }
}
