package com.dashtam.identity.domain.mfa;

import java.util.List;

/**
 * What an authenticator says of a credential that it has just made; all but the transports in
 * base64url, and not believed yet.
 */
public record Attestation(
        String clientDataJson, String attestationObject, List<String> transports) {

    public Attestation {
        transports = List.copyOf(transports);
    }
}
