package com.dashtam.sandbox.plaid;

import com.dashtam.sandbox.http.Json;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

/** The key under notices: a JWT with the hash of the body, signed by ES256. */
final class NoticeKey {

    private static final int COORDINATE_BYTES = 32;

    private final String id = UUID.randomUUID().toString();
    private final KeyPair pair;
    private final Instant createdAt;

    NoticeKey(Instant now) {
        this.createdAt = now;
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            this.pair = generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has this curve", impossible);
        }
    }

    String id() {
        return id;
    }

    String tokenOver(byte[] body, Instant now) {
        String signed =
                part(Map.of("alg", "ES256", "typ", "JWT", "kid", id))
                        + '.'
                        + part(
                                Map.of(
                                        "iat",
                                        now.getEpochSecond(),
                                        "request_body_sha256",
                                        sha256(body)));
        return signed + '.' + signature(signed);
    }

    private static String part(Map<String, ?> members) {
        return encoded(Json.bytes(members));
    }

    private String signature(String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(pair.getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return encoded(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has ES256", impossible);
        }
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** The JWKPublicKey. */
    Object shown() {
        var point = ((ECPublicKey) pair.getPublic()).getW();
        return Members.of("alg", "ES256")
                .and("crv", "P-256")
                .and("kid", id)
                .and("kty", "EC")
                .and("use", "sig")
                .and("x", coordinate(point.getAffineX()))
                .and("y", coordinate(point.getAffineY()))
                .and("created_at", createdAt.getEpochSecond())
                .and("expired_at", null)
                .map();
    }

    /** As many bytes as the field has, without a sign. */
    private static String coordinate(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] padded = new byte[COORDINATE_BYTES];
        int length = Math.min(bytes.length, COORDINATE_BYTES);
        System.arraycopy(
                Arrays.copyOfRange(bytes, bytes.length - length, bytes.length),
                0,
                padded,
                COORDINATE_BYTES - length,
                length);
        return encoded(padded);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
