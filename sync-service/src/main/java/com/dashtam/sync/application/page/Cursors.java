package com.dashtam.sync.application.page;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals positions in a list into opaque texts. A cursor opens only in the context it was sealed in
 * (whose list, which filters), so one that was changed or comes from another list is told apart.
 */
public final class Cursors {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PURPOSE = "dashtam/sync/cursor/1\n";
    private static final int SEAL_LENGTH = 16;

    private final SecretKeySpec key;

    /**
     * Makes cursors under a key.
     *
     * @param key at least 32 bytes, shared by all instances of the service
     */
    public Cursors(byte[] key) {
        if (key.length < 32) {
            throw new IllegalArgumentException("the key of cursors must have 32 bytes");
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    public String seal(String context, byte[] position) {
        byte[] sealed = Arrays.copyOf(position, position.length + SEAL_LENGTH);
        System.arraycopy(sealOf(context, position), 0, sealed, position.length, SEAL_LENGTH);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    public Optional<byte[]> open(String context, String cursor) {
        return decode(cursor)
                .filter(sealed -> sealed.length > SEAL_LENGTH)
                .flatMap(sealed -> open(context, sealed));
    }

    private Optional<byte[]> open(String context, byte[] sealed) {
        int length = sealed.length - SEAL_LENGTH;
        byte[] position = Arrays.copyOf(sealed, length);
        byte[] seal = Arrays.copyOfRange(sealed, length, sealed.length);
        return MessageDigest.isEqual(seal, sealOf(context, position))
                ? Optional.of(position)
                : Optional.empty();
    }

    private static Optional<byte[]> decode(String cursor) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(cursor));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private byte[] sealOf(String context, byte[] position) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(
                    (PURPOSE + context + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return Arrays.copyOf(mac.doFinal(position), SEAL_LENGTH);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
