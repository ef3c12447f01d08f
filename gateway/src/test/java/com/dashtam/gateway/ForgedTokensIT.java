package com.dashtam.gateway;

import static com.dashtam.gateway.testing.Http.header;
import static com.dashtam.gateway.testing.Http.problem;
import static com.dashtam.gateway.testing.Http.send;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.gateway.testing.Forgery;
import com.dashtam.gateway.testing.TestGateway;
import com.dashtam.gateway.testing.Tokens;
import com.dashtam.gateway.testing.Tokens.Person;
import java.net.http.HttpResponse;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever makes a token himself learns nothing but that it is of no use. */
class ForgedTokensIT {

    private static final String ACCOUNTS = "/api/v1/accounts";
    private static final int LARGE = 64 * 1024;

    private static final TestGateway GATEWAY = TestGateway.shared();

    @Test
    void wouldBeLetInIfTheyWereNotSpoilt() {
        assertThat(call(honest().signedBy(Tokens.keys())).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"unsigned", "signedOtherwise", "headers", "claims", "shapes"})
    void areRefusedAllAlike(String kind, String token) {
        var response = call(token);

        assertThat(withoutTrace(response)).isEqualTo(withoutTrace(call("nonsense")));
        assertThat(header(response, "WWW-Authenticate"))
                .isEqualTo("Bearer error=\"invalid_token\"");
    }

    @Test
    void makeTheGatewayAskNobodyForAKey() {
        long before = GATEWAY.services().count("/keys-of-a-stranger");

        call(honest().with("jku", stranger()).signedBy(Tokens.foreignKeys()));
        call(honest().with("x5u", stranger()).signedBy(Tokens.foreignKeys()));
        call(honest().with("kid", stranger()).signedBy(Tokens.foreignKeys()));

        assertThat(GATEWAY.services().count("/keys-of-a-stranger")).isEqualTo(before).isZero();
    }

    static Stream<Arguments> unsigned() {
        return Stream.of("none", "None", "NONE", "nOnE", "")
                .flatMap(algorithm -> {
                    var token = honest().with("alg", algorithm);
                    return Stream.of(
                            Arguments.of("alg '" + algorithm + "'", token.unsigned()),
                            Arguments.of(
                                    "alg '" + algorithm + "', signed all the same",
                                    token.signedBy(Tokens.keys())));
                });
    }

    static Stream<Arguments> signedOtherwise() {
        var key = (RSAPublicKey) Tokens.keys().getPublic();
        var pem =
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                        + "\n-----END PUBLIC KEY-----\n";
        var shared = honest().with("alg", "HS256");
        return Stream.of(
                Arguments.of("HS256 with the public key", shared.signedWith(key.getEncoded())),
                Arguments.of("HS256 with its PEM", shared.signedWith(pem.getBytes(US_ASCII))),
                Arguments.of(
                        "HS256 with its modulus",
                        shared.signedWith(key.getModulus().toByteArray())),
                Arguments.of("HS256 under RS256", honest().signedWith(key.getEncoded())),
                Arguments.of("RS512 over RS256", spoilt("alg", "RS512")),
                Arguments.of("another's key", honest().signedBy(Tokens.foreignKeys())));
    }

    static Stream<Arguments> headers() {
        return Stream.of(
                ofHeader("kid", "no-such-key"),
                ofHeader("kid", "../../../../../../dev/null"),
                ofHeader("kid", "x' UNION SELECT 'key' -- "),
                ofHeader("kid", stranger()),
                ofHeader("kid", List.of("a", "b")),
                ofHeader("kid", "k".repeat(4_000)),
                ofHeader("jku", stranger()),
                ofHeader("x5u", stranger()),
                ofHeader("x5c", List.of("MIIB")),
                ofHeader("jwk", jwkOfAStranger()),
                Arguments.of(
                        "jwk of whoever signed",
                        honest().with("jwk", jwkOfAStranger()).signedBy(Tokens.foreignKeys())),
                ofHeader("crit", List.of("unheard-of")),
                ofHeader("crit", List.of("exp")),
                ofHeader("b64", false),
                ofHeader("zip", "DEF"),
                ofHeader("typ", "JWT"),
                ofHeader("typ", "service+jwt"),
                Arguments.of("a header of 64 KB", spoilt("note", "n".repeat(LARGE))));
    }

    static Stream<Arguments> claims() {
        var now = Instant.now().getEpochSecond();
        return Stream.of(
                ofClaim("exp", now - 1),
                ofClaim("nbf", now + 120),
                ofClaim("iat", now + 120),
                ofClaim("iss", "http://somebody.else"),
                ofClaim("aud", "identity-service"),
                ofClaim("sub", "' OR 1=1 --"),
                ofClaim("roles", "admin"),
                Arguments.of(
                        "claims of 64 KB",
                        honest().claiming("note", "n".repeat(LARGE)).signedBy(Tokens.keys())));
    }

    static Stream<Arguments> shapes() {
        var token = honest().signedBy(Tokens.keys()).split("\\.", -1);
        var admin = honest().claiming("roles", List.of("admin")).unsigned().split("\\.", -1);
        return Stream.of(
                Arguments.of("other claims", token[0] + "." + admin[1] + "." + token[2]),
                Arguments.of("no signature", token[0] + "." + token[1]),
                Arguments.of("an empty signature", token[0] + "." + token[1] + "."),
                Arguments.of("no claims", token[0] + ".." + token[2]),
                Arguments.of("no header", "." + token[1] + "." + token[2]),
                Arguments.of("nothing but dots", ".."),
                Arguments.of("nothing", ""),
                Arguments.of("five parts", String.join(".", token) + ".a.b"),
                Arguments.of("padding", String.join("=.", token) + "="),
                Arguments.of("64 KB of nothing", "a".repeat(LARGE)));
    }

    private static Arguments ofHeader(String member, Object value) {
        return Arguments.of(shown(member, value), spoilt(member, value));
    }

    private static Arguments ofClaim(String claim, Object value) {
        return Arguments.of(
                shown(claim, value), honest().claiming(claim, value).signedBy(Tokens.keys()));
    }

    private static String shown(String name, Object value) {
        var text = name + " " + value;
        return text.substring(0, Math.min(text.length(), 60));
    }

    private static String spoilt(String member, Object value) {
        return honest().with(member, value).signedBy(Tokens.keys());
    }

    private static Forgery honest() {
        return GATEWAY.tokens().forgery(Person.anyUser());
    }

    private static String stranger() {
        return GATEWAY.services().url() + "/keys-of-a-stranger";
    }

    private static Map<String, Object> jwkOfAStranger() {
        var key = (RSAPublicKey) Tokens.foreignKeys().getPublic();
        var base64 = Base64.getUrlEncoder().withoutPadding();
        return Map.of(
                "kty",
                "RSA",
                "alg",
                "RS256",
                "n",
                base64.encodeToString(key.getModulus().toByteArray()),
                "e",
                base64.encodeToString(key.getPublicExponent().toByteArray()));
    }

    private static HttpResponse<String> call(String token) {
        return send(GATEWAY.request(ACCOUNTS).header("Authorization", "Bearer " + token));
    }

    private static String withoutTrace(HttpResponse<String> response) {
        var trace = problem(response, 401, "unauthorized").path("trace_id").asString();
        return response.body().replace(trace, "");
    }
}
