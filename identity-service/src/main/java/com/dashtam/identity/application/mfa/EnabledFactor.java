package com.dashtam.identity.application.mfa;

import com.dashtam.identity.domain.mfa.RecoveryCode;
import java.util.List;

/**
 * A factor serves from now on.
 *
 * @param recoveryCodes shown this once; empty unless it is the first factor
 */
public record EnabledFactor<T>(T factor, List<RecoveryCode> recoveryCodes) {

    public EnabledFactor {
        recoveryCodes = List.copyOf(recoveryCodes);
    }
}
