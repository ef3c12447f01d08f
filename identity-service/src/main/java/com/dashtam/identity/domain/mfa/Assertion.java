package com.dashtam.identity.domain.mfa;

/**
 * What an authenticator signs to prove that it holds a credential; in base64url, not believed yet.
 */
public record Assertion(
        String credentialId, String clientDataJson, String authenticatorData, String signature) {}
