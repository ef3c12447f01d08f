package com.dashtam.provider.domain.consent;

import com.dashtam.kernel.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/** A random text that is given away once and kept as a hash. */
public record Secret(String value) {

    /** Random bytes in each; 43 characters of base64url. */
    public static final int BYTES = 32;

    /** SHA-256 in base64url: under this a secret is found; also the S256 of RFC 7636. */
    public String hash() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(value));
    }

    /** Takes the same time wherever the two differ. */
    public boolean hasHash(String other) {
        return MessageDigest.isEqual(
                hash().getBytes(StandardCharsets.US_ASCII),
                other.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return "Secret[…]";
    }
}
