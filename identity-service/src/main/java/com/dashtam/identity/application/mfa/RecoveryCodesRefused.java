package com.dashtam.identity.application.mfa;

import com.dashtam.events.identity.RecoveryCodesRefusal;

/** Why no recovery codes were made. */
public enum RecoveryCodesRefused {
    STEP_UP_REQUIRED,
    /** There is no factor that they could stand in for. */
    MFA_NOT_ENABLED;

    RecoveryCodesRefusal reason() {
        return switch (this) {
            case STEP_UP_REQUIRED -> RecoveryCodesRefusal.step_up_required;
            case MFA_NOT_ENABLED -> RecoveryCodesRefusal.mfa_not_enabled;
        };
    }
}
