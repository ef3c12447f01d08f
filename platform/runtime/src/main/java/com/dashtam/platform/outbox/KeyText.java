package com.dashtam.platform.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.dashtam.kernel.event.EventKey;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Record keys as text. An address becomes a keyed hash, so that the topic does not reveal it. */
public final class KeyText {

    private static final String ALGORITHM = "HmacSHA256";
    private static final byte[] PURPOSE = "event-key:email:".getBytes(UTF_8);

    private final SecretKeySpec secret;

    /**
     * @param secret at least 32 bytes, the same in every replica
     */
    public KeyText(byte[] secret) {
        if (secret.length < 32) {
            throw new IllegalArgumentException("the key for event keys is shorter than 32 bytes");
        }
        this.secret = new SecretKeySpec(secret, ALGORITHM);
    }

    String of(EventKey key, UUID workflowId) {
        return switch (key) {
            case EventKey.User(var id) -> id.toString();
            case EventKey.Email(var address) -> hash(address);
            case EventKey.OwnWorkflow() -> workflowId.toString();
        };
    }

    private String hash(String address) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            mac.update(PURPOSE);
            byte[] digest = mac.doFinal(address.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
