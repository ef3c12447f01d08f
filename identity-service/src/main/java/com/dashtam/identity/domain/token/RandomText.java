package com.dashtam.identity.domain.token;

import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** 256 random bits as text: too many to guess. */
final class RandomText {

    private static final int BYTES = 32;

    private RandomText() {}

    /** 43 characters. */
    static String base64Url(RandomGenerator random) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(random));
    }

    /** 64 characters, which a mail's reader can select with a double click. */
    static String hex(RandomGenerator random) {
        return HexFormat.of().formatHex(bytes(random));
    }

    private static byte[] bytes(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return bytes;
    }
}
