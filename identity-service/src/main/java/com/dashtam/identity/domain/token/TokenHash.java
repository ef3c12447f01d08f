package com.dashtam.identity.domain.token;

import com.dashtam.kernel.digest.Sha256;
import java.util.HexFormat;

/**
 * The SHA-256 of a token, in hex: all that is kept of it. Tokens have 256 random bits, so a fast
 * hash without salt cannot be turned back.
 */
public record TokenHash(String hex) {

    private static final int FINGERPRINT_LENGTH = 16;

    public static TokenHash of(String token) {
        return new TokenHash(Sha256.hexOf(token));
    }

    public static TokenHash of(byte[] digest) {
        return new TokenHash(HexFormat.of().formatHex(digest));
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    /** Enough of it to tell attempts apart in the audit, too little to find the row by. */
    public String fingerprint() {
        return hex.substring(0, FINGERPRINT_LENGTH);
    }
}
