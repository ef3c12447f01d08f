package com.dashtam.kernel.digest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of bytes that come piece by piece, and are not kept. */
public final class RunningSha256 {

    private final MessageDigest digest = sha256();

    public void add(byte[] piece) {
        digest.update(piece);
    }

    /** Of all pieces so far, one behind the other; as 64 characters, in lower case. */
    public String hex() {
        try {
            var copy = (MessageDigest) digest.clone();
            return HexFormat.of().formatHex(copy.digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the digest of the platform can be copied", e);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
