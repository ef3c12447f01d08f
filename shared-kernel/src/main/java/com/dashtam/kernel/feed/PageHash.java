package com.dashtam.kernel.feed;

import com.dashtam.kernel.digest.Sha256;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The SHA-256 of a page as its institution sent it: of the bodies of its answers, one behind the
 * other, or of a file.
 *
 * @param hex of 64 characters, in lower case
 */
public record PageHash(String hex) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    public PageHash {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("not a SHA-256 in hexadecimal");
        }
    }

    /** The hash of a page that is one piece. */
    public static PageHash of(byte[] page) {
        return new PageHash(Sha256.hexOf(page));
    }

    /** Its 32 bytes. */
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
