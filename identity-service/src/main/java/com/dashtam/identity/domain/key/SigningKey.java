package com.dashtam.identity.domain.key;

import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A key pair as it is kept: the private half sealed.
 *
 * @param kid the thumbprint of the public half (RFC 7638)
 * @param sealedPrivateKey base64; opens under the service's own key alone, bound to the kid
 * @param notBefore when signing with it begins; it is published earlier
 * @param retireAt when its last token has died and it is published no more
 */
public record SigningKey(
        String kid,
        RSAPublicKey publicKey,
        String sealedPrivateKey,
        Instant notBefore,
        Optional<Instant> retireAt) {

    /** How long a key is published before it signs: longer than anybody goes without looking. */
    public static final Duration LEAD = Duration.ofMinutes(1);

    /** The same key, to sign from another moment on. */
    public SigningKey startingAt(Instant moment) {
        return new SigningKey(kid, publicKey, sealedPrivateKey, moment, retireAt);
    }

    public boolean isRetired(Instant now) {
        return retireAt.isPresent() && !now.isBefore(retireAt.get());
    }

    public boolean maySign(Instant now) {
        return !now.isBefore(notBefore) && !isRetired(now);
    }

    @Override
    public String toString() {
        return "SigningKey[kid=" + kid + "]";
    }
}
