package com.dashtam.provider.domain.credential;

import com.dashtam.kernel.result.Result;
import java.time.Instant;
import java.util.regex.Pattern;

/** A key and its secret, which the user made at the institution and which end only there. */
public record KeyPair(String key, String secret) implements Credential {

    public static final int MAX_LENGTH = 255;

    // What can stand in a header; a colon parts the two (RFC 7617, section 2).
    private static final Pattern KEY = Pattern.compile("[!-9;-~]{1,255}");
    private static final Pattern SECRET = Pattern.compile("[!-~]{1,255}");

    public KeyPair {
        if (!KEY.matcher(key).matches() || !SECRET.matcher(secret).matches()) {
            throw new IllegalArgumentException("not a key and its secret");
        }
    }

    public static Result<KeyPair, String> parse(String key, String secret) {
        boolean formed = KEY.matcher(key).matches() && SECRET.matcher(secret).matches();
        return formed
                ? Result.ok(new KeyPair(key, secret))
                : Result.err("must be printable ASCII without blanks, at most 255 characters");
    }

    @Override
    public String access() {
        return key + ':' + secret;
    }

    /** The pair that {@link #access()} wrote. */
    public static KeyPair ofAccess(String access) {
        int colon = access.indexOf(':');
        return new KeyPair(access.substring(0, colon), access.substring(colon + 1));
    }

    @Override
    public boolean isFresh(Instant now) {
        return true;
    }

    @Override
    public String toString() {
        return "KeyPair[…]";
    }
}
