package com.dashtam.provider.infrastructure.webhook;

import com.dashtam.kernel.result.Result;
import com.dashtam.provider.domain.webhook.Delivery;
import com.dashtam.provider.domain.webhook.Notice;
import com.dashtam.provider.domain.webhook.NoticeRefusal;
import com.dashtam.provider.domain.webhook.WebhookVerifier;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signatures of the Standard Webhooks specification 1.0.0 with a shared secret: HMAC-SHA256 over
 * the message's id, its time and its body.
 */
public final class StandardWebhooks {

    public static final String ID = "webhook-id";
    public static final String TIMESTAMP = "webhook-timestamp";
    public static final String SIGNATURE = "webhook-signature";

    private static final String ALGORITHM = "HmacSHA256";
    private static final String VERSION = "v1,";
    private static final String SECRET_PREFIX = "whsec_";
    private static final int MIN_KEY_BYTES = 24;
    private static final int MAX_KEY_BYTES = 64;
    private static final int MOST_SIGNATURES = 8;
    // A full stop parts what is signed, so that none may be in these.
    private static final Pattern ID_FORM =
            Pattern.compile("[!-\\-/-~]{1," + Notice.MAX_LENGTH + "}");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,11}");

    private final SecretKeySpec key;
    private final InstantSource clock;

    private StandardWebhooks(byte[] key, InstantSource clock) {
        this.key = new SecretKeySpec(key, ALGORITHM);
        this.clock = clock;
    }

    /**
     * @param secret base64 of 24 to 64 bytes, with or without {@code whsec_} before it
     * @throws IllegalArgumentException when it is anything else
     */
    public static StandardWebhooks of(String secret, InstantSource clock) {
        String bare =
                secret.startsWith(SECRET_PREFIX)
                        ? secret.substring(SECRET_PREFIX.length())
                        : secret;
        byte[] key = decoded(bare);
        if (key.length < MIN_KEY_BYTES || key.length > MAX_KEY_BYTES) {
            throw new IllegalArgumentException("the secret for notices is not 24 to 64 bytes");
        }
        return new StandardWebhooks(key, clock);
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            // The message of the original tells a character of the secret.
            throw new IllegalArgumentException("the secret for notices is not base64");
        }
    }

    /** The id of a delivery that was signed with the secret, a short time ago. */
    public Result<String, NoticeRefusal> check(Delivery delivery) {
        Optional<String> id = delivery.header(ID);
        Optional<String> seconds = delivery.header(TIMESTAMP);
        Optional<String> signatures = delivery.header(SIGNATURE);
        if (id.isEmpty() || seconds.isEmpty() || signatures.isEmpty()) {
            return Result.err(NoticeRefusal.SIGNATURE_MISSING);
        }
        boolean formed =
                ID_FORM.matcher(id.get()).matches() && SECONDS.matcher(seconds.get()).matches();
        if (!formed || !isSigned(id.get(), seconds.get(), delivery.body(), signatures.get())) {
            return Result.err(NoticeRefusal.SIGNATURE_INVALID);
        }
        return isRecent(Instant.ofEpochSecond(Long.parseLong(seconds.get())))
                ? Result.ok(id.get())
                : Result.err(NoticeRefusal.OUTSIDE_TOLERANCE);
    }

    /** Several while the sender changes its secret; one that is good is enough. */
    private boolean isSigned(String id, String seconds, byte[] body, String signatures) {
        byte[] expected = (VERSION + signature(id, seconds, body)).getBytes(StandardCharsets.UTF_8);
        return Arrays.stream(signatures.split(" ", MOST_SIGNATURES + 1))
                .limit(MOST_SIGNATURES)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .anyMatch(given -> MessageDigest.isEqual(expected, given));
    }

    private String signature(String id, String seconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((id + '.' + seconds + '.').getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private boolean isRecent(Instant signed) {
        return Duration.between(signed, clock.instant()).abs().compareTo(WebhookVerifier.TOLERANCE)
                <= 0;
    }
}
