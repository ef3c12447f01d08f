package com.dashtam.identity.application.mfa;

import com.dashtam.events.identity.MfaFactor;
import com.dashtam.identity.domain.mfa.Factor;

/** Factors in the words of the contract. */
final class PublishedFactor {

    private PublishedFactor() {}

    static MfaFactor of(Factor factor) {
        return switch (factor) {
            case PASSWORD -> MfaFactor.password;
            case TOTP -> MfaFactor.totp;
            case PASSKEY -> MfaFactor.passkey;
            case RECOVERY_CODE -> MfaFactor.recovery_code;
        };
    }
}
