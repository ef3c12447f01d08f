package com.dashtam.bench.operations;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A notice as the sandbox bank sends it, or as somebody forges it. */
record BankNotice(String id, Instant signed, String body, String secret) {

    static BankNotice newData(String consent, String secret) {
        String body =
                "{\"type\":\"CUSTOM\",\"category\":\"NEW_DATA\",\"notificationPayload\":"
                        + "{\"id\":\"%s\",\"idType\":\"CONSENT\"}}".formatted(consent);
        return new BankNotice("ntf_" + UUID.randomUUID(), Instant.now(), body, secret);
    }

    BankNotice signedWith(String other) {
        return new BankNotice(id, signed, body, other);
    }

    BankNotice signedAt(Instant other) {
        return new BankNotice(id, other, body, secret);
    }

    Map<String, String> headers() {
        String seconds = Long.toString(signed.getEpochSecond());
        return Map.of(
                "webhook-id", id,
                "webhook-timestamp", seconds,
                "webhook-signature", "v1," + signature(id + "." + seconds + "." + body));
    }

    private String signature(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret), "HmacSHA256"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "BankNotice[" + id + "]";
    }
}
