package com.dashtam.identity.application.mfa;

import com.dashtam.identity.domain.mfa.Passkey;
import java.util.List;

/** The factors of a user besides the password. */
public record FactorList(boolean totp, List<Passkey> passkeys, int recoveryCodesLeft) {

    public FactorList {
        passkeys = List.copyOf(passkeys);
    }
}
