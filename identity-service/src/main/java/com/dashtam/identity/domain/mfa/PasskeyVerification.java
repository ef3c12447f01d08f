package com.dashtam.identity.domain.mfa;

import com.dashtam.kernel.result.Result;
import java.util.Optional;

/** The ceremonies of WebAuthn (Level 3, sections 7.1 and 7.2), as far as they are about trust. */
public interface PasskeyVerification {

    /**
     * A credential that may be kept.
     *
     * @param credential as {@link Passkey#credential()} keeps it
     */
    record Credential(String credentialId, String credential, long signatures) {}

    /** Why an assertion is not believed. */
    enum Doubt {
        INVALID,
        /** The counter went back: there may be two of this authenticator. */
        CLONED
    }

    /** Empty for whatever is not a fresh credential made for this site. */
    Optional<Credential> register(WebAuthnChallenge challenge, Attestation attestation);

    /**
     * The authenticator's counter after it.
     *
     * @param userVerified whether the authenticator must have made sure who its user is
     */
    Result<Long, Doubt> verify(
            WebAuthnChallenge challenge,
            Assertion assertion,
            Passkey passkey,
            boolean userVerified);
}
