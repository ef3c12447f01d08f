package com.dashtam.platform.secrets;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A value that prints as nothing, so that no log line or message carries it by accident. */
public final class Secret {

    private final String value;

    public Secret(String value) {
        this.value = value;
    }

    public String reveal() {
        return value;
    }

    /**
     * The bytes that the value is the Base64 of.
     *
     * @throws IllegalArgumentException when it is not Base64, or shorter than asked
     */
    public byte[] key(int minimumBytes) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the secret is not Base64");
        }
        if (key.length < minimumBytes) {
            throw new IllegalArgumentException(
                    "the secret is shorter than " + minimumBytes + " bytes");
        }
        return key;
    }

    /** In a time that does not tell how much of the two agrees. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(bytes(), secret.bytes());
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "Secret[hidden]";
    }

    private byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }
}
