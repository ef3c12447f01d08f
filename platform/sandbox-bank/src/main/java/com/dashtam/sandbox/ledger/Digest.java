package com.dashtam.sandbox.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names that follow from other names: the same parts always give the same id or number. */
final class Digest {
    private static final int ID_BYTES = 10;

    private Digest() {}

    static String id(String... parts) {
        return HexFormat.of().formatHex(sha256(parts), 0, ID_BYTES);
    }

    static long number(String... parts) {
        return ByteBuffer.wrap(sha256(parts)).getLong();
    }

    private static byte[] sha256(String... parts) {
        try {
            byte[] joined = String.join("\n", parts).getBytes(StandardCharsets.UTF_8);
            return MessageDigest.getInstance("SHA-256").digest(joined);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
