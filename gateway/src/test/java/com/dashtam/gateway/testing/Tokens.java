package com.dashtam.gateway.testing;

import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Issues access tokens as identity does, with a real key; and forged ones. */
public final class Tokens {

    public static final String ISSUER = "http://gateway.test";

    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final int KEY_BITS = 2048;

    // Making a key takes long, and one is as good as another.
    private static final KeyPair KEYS = generate();
    private static final KeyPair FOREIGN_KEYS = generate();
    private static final KeyPair SPARE_KEYS = generate();

    private final String kid = "key-" + UUID.randomUUID();
    private final String spareKid = "spare-" + kid;

    /** A user and the session in use. */
    public record Person(UUID id, UUID session, List<String> roles) {

        public static Person anyUser() {
            return with("user");
        }

        public static Person with(String... roles) {
            return new Person(UUID.randomUUID(), UUID.randomUUID(), List.of(roles));
        }
    }

    public String access(Person person) {
        return access(person, UnaryOperator.identity());
    }

    /**
     * @param change to what is otherwise a valid token
     */
    public String access(Person person, UnaryOperator<JwtBuilder> change) {
        return change.apply(claims(person).signWith(KEYS.getPrivate(), Jwts.SIG.RS256)).compact();
    }

    /** The pair that tokens are signed with. */
    public static KeyPair keys() {
        return KEYS;
    }

    /** A pair that nobody knows of. */
    public static KeyPair foreignKeys() {
        return FOREIGN_KEYS;
    }

    /** The name of another published key. */
    public String spareKid() {
        return spareKid;
    }

    /** A valid token by the other key. */
    public String bySpareKey(Person person) {
        return forgery(person).with("kid", spareKid).signedBy(SPARE_KEYS);
    }

    /** What makes a valid access token, to be spoilt. */
    public Forgery forgery(Person person) {
        var now = Instant.now().getEpochSecond();
        Map<String, Object> claims =
                Map.of(
                        "iss",
                        ISSUER,
                        "aud",
                        "dashtam",
                        "sub",
                        person.id().toString(),
                        "sid",
                        person.session().toString(),
                        "roles",
                        person.roles(),
                        "jti",
                        UUID.randomUUID().toString(),
                        "iat",
                        now,
                        "exp",
                        now + LIFE.toSeconds(),
                        "utv",
                        1,
                        "gtv",
                        1);
        return new Forgery(Map.of("alg", "RS256", "typ", "at+jwt", "kid", kid), claims);
    }

    private JwtBuilder claims(Person person) {
        var now = Instant.now();
        return Jwts.builder()
                .header()
                .type("at+jwt")
                .keyId(kid)
                .and()
                .issuer(ISSUER)
                .audience()
                .single("dashtam")
                .subject(person.id().toString())
                .claim("sid", person.session().toString())
                .claim("roles", person.roles())
                .id(UUID.randomUUID().toString())
                .issuedAt(Date.from(now))
                .expiration(Date.from(now.plus(LIFE)))
                .claim("utv", 1)
                .claim("gtv", 1);
    }

    public String keySet() {
        return "{\"keys\":[" + published(kid, KEYS) + "," + published(spareKid, SPARE_KEYS) + "]}";
    }

    private static String published(String kid, KeyPair pair) {
        var key = (RSAPublicKey) pair.getPublic();
        return """
        {"kty":"RSA","use":"sig","alg":"RS256","kid":"%s","n":"%s","e":"%s"}
        """
                .formatted(kid, number(key.getModulus()), number(key.getPublicExponent()));
    }

    private static String number(BigInteger value) {
        byte[] bytes = value.toByteArray();
        int start = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOfRange(bytes, start, bytes.length));
    }

    private static KeyPair generate() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
