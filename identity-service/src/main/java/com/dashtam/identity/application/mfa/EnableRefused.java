package com.dashtam.identity.application.mfa;

import com.dashtam.events.identity.MfaEnableRefusal;

/** Why a factor was not added. */
public enum EnableRefused {
    STEP_UP_REQUIRED,
    ENROLLMENT_UNKNOWN,
    ENROLLMENT_EXPIRED,
    CODE_WRONG,
    TOO_MANY_FAILURES,
    ALREADY_ENABLED,
    TOO_MANY_PASSKEYS,
    ATTESTATION_INVALID,
    PASSKEY_KNOWN;

    MfaEnableRefusal reason() {
        return switch (this) {
            case STEP_UP_REQUIRED -> MfaEnableRefusal.step_up_required;
            case ENROLLMENT_UNKNOWN -> MfaEnableRefusal.enrollment_unknown;
            case ENROLLMENT_EXPIRED -> MfaEnableRefusal.enrollment_expired;
            case CODE_WRONG -> MfaEnableRefusal.code_wrong;
            case TOO_MANY_FAILURES -> MfaEnableRefusal.too_many_failures;
            case ALREADY_ENABLED -> MfaEnableRefusal.already_enabled;
            case TOO_MANY_PASSKEYS -> MfaEnableRefusal.too_many_passkeys;
            case ATTESTATION_INVALID -> MfaEnableRefusal.attestation_invalid;
            case PASSKEY_KNOWN -> MfaEnableRefusal.passkey_known;
        };
    }
}
