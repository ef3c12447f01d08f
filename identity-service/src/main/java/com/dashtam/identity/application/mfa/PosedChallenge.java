package com.dashtam.identity.application.mfa;

import com.dashtam.identity.domain.mfa.Factor;
import com.dashtam.identity.domain.mfa.Passkey;
import com.dashtam.identity.domain.mfa.SessionChallenge;
import java.util.List;

/**
 * A challenge and what it can be answered with.
 *
 * @param passkeys those of the user who is asked; none where anybody is
 */
public record PosedChallenge(
        SessionChallenge challenge, List<Factor> factors, List<Passkey> passkeys) {

    public PosedChallenge {
        factors = List.copyOf(factors);
        passkeys = List.copyOf(passkeys);
    }
}
