package com.dashtam.local.demo;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The app on a user's phone: it knows one secret, and shows the code of the moment (RFC 6238). */
public final class AuthenticatorApp {

    private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS_PER_LETTER = 5;
    private static final int STEP_SECONDS = 30;
    private static final int MODULUS = 1_000_000;

    private final byte[] secret;
    private final InstantSource clock;
    private long lastStep = Long.MIN_VALUE;

    public AuthenticatorApp(String base32, InstantSource clock) {
        this.secret = decode(base32);
        this.clock = clock;
    }

    /** A code that was not shown before: each serves once, so its user would wait for the next. */
    public synchronized String nextCode() {
        lastStep = Math.max(lastStep + 1, currentStep());
        return code(lastStep);
    }

    /** Whether a server takes the next code already: it takes those of one step ahead. */
    public synchronized boolean isNextCodeDue() {
        return lastStep + 1 <= currentStep() + 1;
    }

    private long currentStep() {
        Instant now = clock.instant();
        return Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
    }

    private String code(long step) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] digest = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = digest[digest.length - 1] & 0x0f;
            int number = ByteBuffer.wrap(digest).getInt(offset) & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%06d", number % MODULUS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] decode(String base32) {
        var bytes = ByteBuffer.allocate(base32.length() * BITS_PER_LETTER / Byte.SIZE);
        long held = 0;
        int bits = 0;
        for (char letter : base32.toCharArray()) {
            held = (held << BITS_PER_LETTER) | BASE_32.indexOf(letter);
            bits += BITS_PER_LETTER;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                bytes.put((byte) (held >>> bits));
            }
        }
        return bytes.array();
    }
}
