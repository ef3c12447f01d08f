package com.dashtam.identity.application.user;

import com.dashtam.events.identity.EmailVerificationRefusal;

/** Why an address stays unverified. */
public enum VerificationRefused {
    TOKEN_UNKNOWN,
    TOKEN_EXPIRED,
    TOKEN_ALREADY_USED;

    EmailVerificationRefusal reason() {
        return switch (this) {
            case TOKEN_UNKNOWN -> EmailVerificationRefusal.token_unknown;
            case TOKEN_EXPIRED -> EmailVerificationRefusal.token_expired;
            case TOKEN_ALREADY_USED -> EmailVerificationRefusal.token_already_used;
        };
    }
}
