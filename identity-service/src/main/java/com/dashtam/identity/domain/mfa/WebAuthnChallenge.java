package com.dashtam.identity.domain.mfa;

import java.util.Base64;
import java.util.random.RandomGenerator;

/** What an authenticator must sign, so that no old signature serves: 32 random bytes. */
public record WebAuthnChallenge(String base64Url) {

    private static final int BYTES = 32;

    public static WebAuthnChallenge mint(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new WebAuthnChallenge(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
