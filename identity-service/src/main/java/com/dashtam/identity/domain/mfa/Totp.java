package com.dashtam.identity.domain.mfa;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-based one-time passwords (RFC 6238) as every authenticator app makes them: HMAC-SHA-1, six
 * digits, a new one every thirty seconds.
 */
public final class Totp {

    public static final int DIGITS = 6;
    public static final Duration STEP = Duration.ofSeconds(30);

    /** The codes before and after the present one are taken too: clocks differ, people type. */
    private static final long WINDOW = 1;

    private static final String ALGORITHM = "HmacSHA1";
    private static final int MODULUS = 1_000_000;

    private Totp() {}

    /** The step that a code belongs to, if it is one of those that are taken now. */
    public static OptionalLong stepOf(String code, TotpSecret secret, Instant now) {
        long current = stepAt(now);
        return LongStream.rangeClosed(current - WINDOW, current + WINDOW)
                .filter(step -> areEqual(code, code(secret, step)))
                .findFirst();
    }

    public static long stepAt(Instant moment) {
        return Math.floorDiv(moment.getEpochSecond(), STEP.toSeconds());
    }

    public static String code(TotpSecret secret, long step) {
        byte[] digest = digest(secret, step);
        int offset = digest[digest.length - 1] & 0x0f;
        int number = ByteBuffer.wrap(digest, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
        return String.format(Locale.ROOT, "%06d", number % MODULUS);
    }

    private static byte[] digest(TotpSecret secret, long step) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.bytes(), ALGORITHM));
            return mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean areEqual(String code, String expected) {
        return MessageDigest.isEqual(code.getBytes(UTF_8), expected.getBytes(UTF_8));
    }
}
