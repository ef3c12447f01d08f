package com.dashtam.platform.sample;

import com.dashtam.platform.security.TokenFormat;
import com.dashtam.platform.security.VerificationKey;
import com.dashtam.platform.security.VerificationKeys;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;

/** Makes tokens as identity does, and tokens as no honest issuer would. */
public final class Issuer implements VerificationKeys {

    public static final String NAME = "http://localhost:8080";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String kid;
    private final KeyPair pair;

    private Issuer(String kid, KeyPair pair) {
        this.kid = kid;
        this.pair = pair;
    }

    public static Issuer withKey(String kid) {
        return withKey(kid, 2048);
    }

    public static Issuer withKey(String kid, int bits) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return new Issuer(kid, generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Optional<VerificationKey> find(String name) {
        return name.equals(kid)
                ? Optional.of(new VerificationKey(kid, "RS256", pair.getPublic()))
                : Optional.empty();
    }

    @Override
    public long generation() {
        return 1;
    }

    public PublicKey publicKey() {
        return pair.getPublic();
    }

    /** The header of an honest token. */
    public Map<String, Object> header(String type) {
        return new TreeMap<>(Map.of("alg", "RS256", "typ", type, "kid", kid));
    }

    /** The claims of an honest access token of five minutes. */
    public static Map<String, Object> accessClaims(Instant now, String... roles) {
        return new TreeMap<>(
                Map.of(
                        "iss",
                        NAME,
                        "aud",
                        TokenFormat.ACCESS_AUDIENCE,
                        "sub",
                        UUID.randomUUID().toString(),
                        "sid",
                        UUID.randomUUID().toString(),
                        "jti",
                        UUID.randomUUID().toString(),
                        "roles",
                        roles,
                        "utv",
                        1,
                        "gtv",
                        1,
                        "iat",
                        now.getEpochSecond(),
                        "exp",
                        now.plusSeconds(300).getEpochSecond()));
    }

    /** The claims of an honest service token of five minutes. */
    public static Map<String, Object> serviceClaims(Instant now, String client, String audience) {
        return new TreeMap<>(
                Map.of(
                        "iss",
                        NAME,
                        "aud",
                        audience,
                        "sub",
                        client,
                        "jti",
                        UUID.randomUUID().toString(),
                        "iat",
                        now.getEpochSecond(),
                        "exp",
                        now.plusSeconds(300).getEpochSecond()));
    }

    public static UUID id(Map<String, Object> claims, String name) {
        return UUID.fromString(String.valueOf(claims.get(name)));
    }

    public String access(Instant now, String... roles) {
        return sign(header(TokenFormat.ACCESS_TYPE), accessClaims(now, roles));
    }

    public String service(Instant now, String client, String audience) {
        return sign(header(TokenFormat.SERVICE_TYPE), serviceClaims(now, client, audience));
    }

    /** Signs anything with RS256, whatever the header says. */
    public String sign(Map<String, Object> header, Map<String, Object> claims) {
        return sign(JSON.writeValueAsString(header), JSON.writeValueAsString(claims));
    }

    public String sign(String header, String claims) {
        var content = base64(header) + "." + base64(claims);
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    public static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** One key as identity publishes it (RFC 7517). */
    public String jwk() {
        return jwk(UnaryOperator.identity());
    }

    public String jwk(UnaryOperator<Map<String, Object>> change) {
        var key = (RSAPublicKey) pair.getPublic();
        var members = new TreeMap<String, Object>();
        members.put("kty", "RSA");
        members.put("use", "sig");
        members.put("alg", "RS256");
        members.put("kid", kid);
        members.put("n", base64(unsigned(key.getModulus())));
        members.put("e", base64(unsigned(key.getPublicExponent())));
        return JSON.writeValueAsString(change.apply(members));
    }

    private static byte[] unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    public static String jwks(String... keys) {
        return "{\"keys\":[" + String.join(",", keys) + "]}";
    }
}
