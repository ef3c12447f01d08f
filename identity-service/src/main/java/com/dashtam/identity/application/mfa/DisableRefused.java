package com.dashtam.identity.application.mfa;

import com.dashtam.events.identity.MfaDisableRefusal;

/** Why a factor was not removed. */
public enum DisableRefused {
    STEP_UP_REQUIRED,
    FACTOR_UNKNOWN;

    MfaDisableRefusal reason() {
        return switch (this) {
            case STEP_UP_REQUIRED -> MfaDisableRefusal.step_up_required;
            case FACTOR_UNKNOWN -> MfaDisableRefusal.factor_unknown;
        };
    }
}
