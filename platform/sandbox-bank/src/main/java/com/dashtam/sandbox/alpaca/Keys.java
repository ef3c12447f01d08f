package com.dashtam.sandbox.alpaca;

import com.dashtam.sandbox.http.Fields;
import com.dashtam.sandbox.http.Request;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of customers. A customer has one pair at a time: making a new one ends the old one. A
 * restart forgets how many were made.
 */
public final class Keys {

    private static final String PAPER = "PK";
    private static final String ALGORITHM = "HmacSHA256";

    private final long seed;
    private final Map<String, Integer> generations = new ConcurrentHashMap<>();

    /** A key and its secret. */
    public record Pair(String key, String secret) {

        Fields shown() {
            return Fields.of("api_key", key).and("api_secret", secret);
        }
    }

    public Keys(long seed) {
        this.seed = seed;
    }

    /** The customer's pair that is good now. */
    public Pair of(String customer) {
        int generation = generations.getOrDefault(customer, 0);
        return new Pair(
                PAPER + HexFormat.of().formatHex(customer.getBytes(StandardCharsets.UTF_8)),
                secret(customer, generation));
    }

    /** A new pair, as the customer gets on the broker's web site. */
    public Pair regenerate(String customer) {
        generations.merge(customer, 1, Integer::sum);
        return of(customer);
    }

    /** Whose keys a request shows, be the secret right or not. */
    public Optional<String> claimedBy(Request request) {
        return request.header("APCA-API-KEY-ID")
                .filter(key -> key.startsWith(PAPER))
                .flatMap(key -> customerIn(key.substring(PAPER.length())));
    }

    /** Whose keys a request shows, if they are good. */
    public Optional<String> customerOf(Request request) {
        String secret = request.header("APCA-API-SECRET-KEY").orElse("");
        return claimedBy(request)
                .filter(customer ->
                        MessageDigest.isEqual(
                                of(customer).secret().getBytes(StandardCharsets.UTF_8),
                                secret.getBytes(StandardCharsets.UTF_8)));
    }

    private static Optional<String> customerIn(String hex) {
        try {
            return Optional.of(new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private String secret(String customer, int generation) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(
                    new SecretKeySpec(
                            Long.toString(seed).getBytes(StandardCharsets.UTF_8), ALGORITHM));
            byte[] digest =
                    mac.doFinal((customer + "\n" + generation).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", impossible);
        }
    }
}
