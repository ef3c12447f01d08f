package com.dashtam.sandbox.notice;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs messages as Standard Webhooks 1.0.0 says, with a secret that the recipient knows. */
final class StandardSignature {
    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] key;

    StandardSignature(String secret) {
        this.key = Base64.getDecoder().decode(secret);
    }

    void sign(HttpRequest.Builder message, String id, Instant now, byte[] body) {
        long seconds = now.getEpochSecond();
        message.header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(seconds))
                .header("webhook-signature", "v1," + signature(id + "." + seconds + ".", body));
    }

    private String signature(String before, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update(before.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
        }
    }
}
