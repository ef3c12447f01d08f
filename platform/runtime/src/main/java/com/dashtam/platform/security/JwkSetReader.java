package com.dashtam.platform.security;

import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.security.Jwk;
import io.jsonwebtoken.security.Jwks;
import io.jsonwebtoken.security.RsaPublicJwk;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Takes from a JWK set (RFC 7517) the keys that we verify with, and ignores the others. */
final class JwkSetReader {

    private static final int MAX_KEYS = 16;
    private static final int MIN_MODULUS_BITS = 2048;

    private JwkSetReader() {}

    /**
     * @throws IllegalArgumentException when it is no key set, or an unreasonable one
     */
    static Map<String, VerificationKey> read(byte[] json) {
        var keys = new HashMap<String, VerificationKey>();
        for (Jwk<?> jwk : parsed(new String(json, StandardCharsets.UTF_8))) {
            if (jwk instanceof RsaPublicJwk rsa
                    && rsa.getId() != null
                    && TokenFormat.ALGORITHM.equals(rsa.getAlgorithm())
                    && rsa.toKey().getModulus().bitLength() >= MIN_MODULUS_BITS) {
                keys.put(
                        rsa.getId(),
                        new VerificationKey(rsa.getId(), TokenFormat.ALGORITHM, rsa.toKey()));
            }
        }
        if (keys.isEmpty() || keys.size() > MAX_KEYS) {
            throw new IllegalArgumentException(keys.size() + " usable keys");
        }
        return Map.copyOf(keys);
    }

    private static Iterable<Jwk<?>> parsed(String json) {
        try {
            return Jwks.setParser().build().parse(json).getKeys();
        } catch (JwtException e) {
            throw new IllegalArgumentException("not a key set", e);
        }
    }
}
