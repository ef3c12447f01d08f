package com.dashtam.platform.secrets;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256 (RFC 2104) with a key derived for each purpose, so that equal values hashed for two
 * purposes cannot be matched.
 */
public final class KeyedHash {

    public static final String SECRET = "DASHTAM_KEY_HMAC";

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MIN_KEY_BYTES = 32;

    private final byte[] key;

    private KeyedHash(byte[] key) {
        this.key = key;
    }

    /**
     * @param purpose a constant of the caller's, unique to what the hash is for
     * @throws IllegalArgumentException when the secret is not the Base64 of 32 bytes or more
     */
    public static KeyedHash of(Secret secret, String purpose) {
        byte[] master = secret.key(MIN_KEY_BYTES);
        return new KeyedHash(hmac(master, purpose.getBytes(StandardCharsets.UTF_8)));
    }

    public byte[] hash(byte[] value) {
        return hmac(key, value);
    }

    /** A hash of several values, taken in one after the other. */
    public KeyedDigest digest() {
        return new KeyedDigest(mac(key));
    }

    /** The hash of a text's UTF-8 form, in 64 lower-case hexadecimal digits. */
    public String hex(String text) {
        return HexFormat.of().formatHex(hash(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] hmac(byte[] key, byte[] value) {
        return mac(key).doFinal(value);
    }

    private static Mac mac(byte[] key) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
