package com.dashtam.provider.infrastructure.csv;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Identifiers of rows that have none: made of what a row says and of how many equal rows stand
 * before it. So the same file again has the same identifiers, two equal rows stay two, and a file
 * that overlaps another repeats those of the rows they share. Takes some 30 bytes a row.
 */
final class Occurrences {

    private static final String MADE = "csv-";
    private static final int DIGEST_BYTES = 16;
    private static final int FIRST_SLOTS = 1 << 10;

    private final MessageDigest digest = sha256();
    private long[] keys = new long[FIRST_SLOTS];
    private int[] counts = new int[FIRST_SLOTS];
    private int used;

    String identifier(String content) {
        byte[] whole = digest.digest(content.getBytes(StandardCharsets.UTF_8));
        return MADE
                + HexFormat.of().formatHex(whole, 0, DIGEST_BYTES)
                + "-"
                + count(ByteBuffer.wrap(whole).getLong());
    }

    /** How many times the key was seen, this one included. */
    private int count(long key) {
        if (2 * used >= keys.length) {
            grow();
        }
        int slot = slot(key);
        if (counts[slot] == 0) {
            keys[slot] = key;
            used++;
        }
        counts[slot]++;
        return counts[slot];
    }

    private int slot(long key) {
        int slot = (int) key & (keys.length - 1);
        while (counts[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldCounts = counts;
        keys = new long[2 * oldKeys.length];
        counts = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldCounts[i] != 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                counts[slot] = oldCounts[i];
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
