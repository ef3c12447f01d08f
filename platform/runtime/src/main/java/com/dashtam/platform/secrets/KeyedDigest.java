package com.dashtam.platform.secrets;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.crypto.Mac;

/**
 * A keyed hash of several values, each as long as it likes. Where one ends and the next begins is
 * part of it.
 */
public final class KeyedDigest {

    private static final int BUFFER_BYTES = 16 * 1024;

    private final Mac mac;

    KeyedDigest(Mac mac) {
        this.mac = mac;
    }

    @CanIgnoreReturnValue
    public KeyedDigest add(byte[] value) {
        mac.update(value);
        return end(value.length);
    }

    /** Adds the text's UTF-8 form. */
    @CanIgnoreReturnValue
    public KeyedDigest add(String value) {
        return add(value.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds everything that the stream still holds, and leaves it open. */
    @CanIgnoreReturnValue
    public KeyedDigest add(InputStream value) throws IOException {
        var buffer = new byte[BUFFER_BYTES];
        long total = 0;
        for (int size = value.read(buffer); size >= 0; size = value.read(buffer)) {
            mac.update(buffer, 0, size);
            total += size;
        }
        return end(total);
    }

    public byte[] value() {
        return mac.doFinal();
    }

    private KeyedDigest end(long length) {
        mac.update(ByteBuffer.allocate(Long.BYTES).putLong(length).flip());
        return this;
    }
}
