package com.dashtam.kernel.digest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;

/** SHA-256 (FIPS 180-4). Texts are taken as UTF-8. */
public final class Sha256 {

    private Sha256() {}

    public static byte[] of(byte[] bytes) {
        return RunningSha256.sha256().digest(bytes);
    }

    public static byte[] of(String text) {
        return of(text.getBytes(UTF_8));
    }

    /** As 64 characters, in lower case. */
    public static String hexOf(byte[] bytes) {
        return HexFormat.of().formatHex(of(bytes));
    }

    /** As 64 characters, in lower case. */
    public static String hexOf(String text) {
        return HexFormat.of().formatHex(of(text));
    }
}
