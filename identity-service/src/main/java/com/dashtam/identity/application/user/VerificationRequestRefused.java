package com.dashtam.identity.application.user;

import com.dashtam.events.identity.EmailVerificationRequestRefusal;

/** Why no mail is sent; whoever asked must not learn of it. */
public enum VerificationRequestRefused {
    USER_UNKNOWN,
    ALREADY_VERIFIED,
    TOO_MANY_REQUESTS;

    EmailVerificationRequestRefusal reason() {
        return switch (this) {
            case USER_UNKNOWN -> EmailVerificationRequestRefusal.user_unknown;
            case ALREADY_VERIFIED -> EmailVerificationRequestRefusal.already_verified;
            case TOO_MANY_REQUESTS -> EmailVerificationRequestRefusal.too_many_requests;
        };
    }
}
