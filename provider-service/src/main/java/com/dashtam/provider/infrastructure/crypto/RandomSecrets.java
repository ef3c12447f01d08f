package com.dashtam.provider.infrastructure.crypto;

import com.dashtam.provider.domain.consent.Secret;
import com.dashtam.provider.domain.consent.Secrets;
import java.security.SecureRandom;
import java.util.Base64;

/** Secrets from the operating system's randomness, in base64url. */
public final class RandomSecrets implements Secrets {

    private final SecureRandom random = new SecureRandom();

    @Override
    public Secret next() {
        byte[] bytes = new byte[Secret.BYTES];
        random.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
