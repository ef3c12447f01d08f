package com.dashtam.kernel.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes opaque cursors out of positions. A cursor carries a keyed hash over its position and its
 * context (which list, which filters), so one that was changed or comes from elsewhere does not
 * open.
 */
public final class Cursors {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MIN_KEY_BYTES = 32;
    private static final int SEAL_BYTES = 16;
    private static final int ID_BYTES = 16;

    private final SecretKeySpec key;
    private final String purpose;

    /**
     * Cursors under a key.
     *
     * @param key at least 32 bytes, the same in every replica
     * @param purpose keeps apart what else the key is used for
     */
    public Cursors(byte[] key, String purpose) {
        if (key.length < MIN_KEY_BYTES) {
            throw new IllegalArgumentException("the key for cursors is shorter than 32 bytes");
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
        this.purpose = purpose;
    }

    /** An opaque text, safe in a URL. */
    public String seal(String context, byte[] position) {
        byte[] cursor = Arrays.copyOf(position, position.length + SEAL_BYTES);
        System.arraycopy(sealOf(context, position), 0, cursor, position.length, SEAL_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
    }

    /** The position, unless the cursor is not one of ours for this context. */
    public Optional<byte[]> open(String context, String cursor) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.length < SEAL_BYTES) {
            return Optional.empty();
        }
        byte[] position = Arrays.copyOf(bytes, bytes.length - SEAL_BYTES);
        byte[] seal = Arrays.copyOfRange(bytes, position.length, bytes.length);
        return MessageDigest.isEqual(seal, sealOf(context, position))
                ? Optional.of(position)
                : Optional.empty();
    }

    /** A cursor whose position is an id. */
    public String seal(String context, UUID position) {
        return seal(
                context,
                ByteBuffer.allocate(ID_BYTES)
                        .putLong(position.getMostSignificantBits())
                        .putLong(position.getLeastSignificantBits())
                        .array());
    }

    /** The id, unless the cursor is not one of ours for this context. */
    public Optional<UUID> openId(String context, String cursor) {
        return open(context, cursor)
                .filter(bytes -> bytes.length == ID_BYTES)
                .map(ByteBuffer::wrap)
                .map(bytes -> new UUID(bytes.getLong(), bytes.getLong()));
    }

    private byte[] sealOf(String context, byte[] position) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            update(mac, purpose);
            update(mac, context);
            return Arrays.copyOf(mac.doFinal(position), SEAL_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The length goes first, so that no two pairs of texts are hashed alike. */
    private static void update(Mac mac, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        mac.update(bytes);
    }
}
