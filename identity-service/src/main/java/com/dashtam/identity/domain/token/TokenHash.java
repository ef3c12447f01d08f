package com.dashtam.identity.domain.token;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of a token, in hex: all that is kept of it. Tokens have 256 random bits, so a fast
 * hash without salt cannot be turned back.
 */
public record TokenHash(String hex) {

    private static final int FINGERPRINT_LENGTH = 16;

    public static TokenHash of(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(US_ASCII));
            return new TokenHash(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
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
