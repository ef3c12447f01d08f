package com.dashtam.identity.application.mfa;

import com.dashtam.identity.domain.mfa.Passkey;
import com.dashtam.identity.domain.mfa.PasskeyRegistration;
import com.dashtam.identity.domain.user.Email;
import java.util.List;

/**
 * What an authenticator must know to make a passkey.
 *
 * @param present those that the user has; no authenticator should hold two
 */
public record PasskeySetup(PasskeyRegistration registration, Email account, List<Passkey> present) {

    public PasskeySetup {
        present = List.copyOf(present);
    }
}
