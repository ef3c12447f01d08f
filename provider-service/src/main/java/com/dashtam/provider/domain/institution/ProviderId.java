package com.dashtam.provider.domain.institution;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * The identifier of an institution in events: a name-based UUID of its slug (RFC 9562, section
 * 5.5), so that every replica and every restart agrees on it without a table.
 */
final class ProviderId {

    private static final UUID NAMESPACE = UUID.fromString("7d1c9c1e-6f0e-5b5e-9a56-3c8a5d0b7f11");
    private static final long VERSION_5 = 0x5000;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private ProviderId() {}

    static UUID of(Slug slug) {
        ByteBuffer digest = ByteBuffer.wrap(sha1(slug));
        return new UUID(
                digest.getLong() & 0xFFFF_FFFF_FFFF_0FFFL | VERSION_5,
                digest.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | VARIANT);
    }

    private static byte[] sha1(Slug slug) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(
                    ByteBuffer.allocate(Long.BYTES * 2)
                            .putLong(NAMESPACE.getMostSignificantBits())
                            .putLong(NAMESPACE.getLeastSignificantBits())
                            .array());
            return digest.digest(slug.value().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
