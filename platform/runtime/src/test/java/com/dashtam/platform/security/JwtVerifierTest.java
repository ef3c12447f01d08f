package com.dashtam.platform.security;

import static com.dashtam.platform.sample.Issuer.accessClaims;
import static com.dashtam.platform.sample.Issuer.base64;
import static com.dashtam.platform.sample.Issuer.serviceClaims;
import static com.dashtam.platform.security.TokenFormat.ACCESS_TYPE;
import static com.dashtam.platform.security.TokenFormat.SERVICE_TYPE;
import static com.dashtam.platform.security.TokenRefusal.EXPIRED;
import static com.dashtam.platform.security.TokenRefusal.MALFORMED;
import static com.dashtam.platform.security.TokenRefusal.NOT_FOR_US;
import static com.dashtam.platform.security.TokenRefusal.NOT_YET_VALID;
import static com.dashtam.platform.security.TokenRefusal.UNTRUSTED;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.result.Result;
import com.dashtam.platform.http.contract.Access.Permission;
import com.dashtam.platform.sample.Issuer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class JwtVerifierTest {

    private static final Issuer ISSUER = Issuer.withKey("key-1");
    private static final Issuer STRANGER = Issuer.withKey("key-1");
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    private Instant time = NOW;
    private final JwtVerifier verifier =
            new JwtVerifier(ISSUER, Issuer.NAME, "sync-service", () -> time);

    @Test
    void believesAnAccessTokenOfOurs() {
        var claims = accessClaims(NOW, "user", "a-role-of-tomorrow");

        var token = believed(verifier.access(ISSUER.sign(ISSUER.header(ACCESS_TYPE), claims)));

        assertThat(token.userId()).isEqualTo(Issuer.id(claims, "sub"));
        assertThat(token.sessionId()).isEqualTo(Issuer.id(claims, "sid"));
        assertThat(token.tokenId()).isEqualTo(Issuer.id(claims, "jti"));
        assertThat(token.expiresAt()).isEqualTo(NOW.plusSeconds(300));
        assertThat(token.roles().permit(new Permission("accounts", "write"))).isTrue();
        assertThat(token.roles().permit(new Permission("admin", "read"))).isFalse();
    }

    @Test
    void recallsATokenThatItHasVerified() {
        var token = ISSUER.access(NOW, "user");
        assertThat(verifier.recall(token)).isEmpty();

        var verified = believed(verifier.access(token));

        assertThat(verifier.recall(token)).contains(verified);
        time = NOW.plus(VerifiedTokens.LIFE);
        assertThat(verifier.recall(token)).isEmpty();
    }

    @Test
    void recallsNoTokenThatItHasRefused() {
        var forged = STRANGER.access(NOW, "user");
        assertRefused(verifier.access(forged), UNTRUSTED);

        assertThat(verifier.recall(forged)).isEmpty();
        assertThat(verifier.recall("x".repeat(TokenFormat.MAX_TOKEN_CHARS + 1))).isEmpty();
    }

    @Test
    void believesAServiceTokenForThisService() {
        var token = believed(verifier.service(ISSUER.service(NOW, "gateway", "sync-service")));

        assertThat(token.client()).isEqualTo("gateway");
    }

    @Test
    void refusesAServiceTokenForAnotherService() {
        var token = ISSUER.service(NOW, "gateway", "audit-service");

        assertRefused(verifier.service(token), NOT_FOR_US);
    }

    @Test
    void refusesOneKindOfTokenInPlaceOfTheOther() {
        assertRefused(verifier.access(ISSUER.service(NOW, "gateway", "dashtam")), NOT_FOR_US);
        assertRefused(verifier.service(ISSUER.access(NOW, "user")), NOT_FOR_US);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "JWT", "jwt", "AT+JWT", "at+jwt "})
    void refusesATokenOfAnotherType(String type) {
        var token = ISSUER.sign(ISSUER.header(type), accessClaims(NOW, "user"));

        assertThat(verifier.access(token)).isInstanceOf(Result.Err.class);
    }

    @Test
    void refusesATokenWithoutASignature() {
        var header = base64("{\"alg\":\"none\",\"typ\":\"at+jwt\",\"kid\":\"key-1\"}");
        var claims = base64(JsonMapper.shared().writeValueAsString(accessClaims(NOW, "admin")));

        assertRefused(verifier.access(header + "." + claims + "."), MALFORMED);
        assertThat(verifier.access(header + "." + claims + ".AAAA")).isInstanceOf(Result.Err.class);
    }

    @Test
    void refusesATokenSignedWithThePublicKeyAsASharedSecret() throws GeneralSecurityException {
        var header = base64("{\"alg\":\"HS256\",\"typ\":\"at+jwt\",\"kid\":\"key-1\"}");
        var claims = base64(JsonMapper.shared().writeValueAsString(accessClaims(NOW, "admin")));
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(ISSUER.publicKey().getEncoded(), "HmacSHA256"));
        byte[] signature = mac.doFinal((header + "." + claims).getBytes(StandardCharsets.US_ASCII));

        var token = header + "." + claims + "." + base64(signature);

        assertRefused(verifier.access(token), UNTRUSTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS384", "PS256", "ES256", "HS512", "EdDSA", "none", "rs256", ""})
    void refusesAnAlgorithmThatIsNotTheKeys(String algorithm) {
        var header = with(ISSUER.header(ACCESS_TYPE), "alg", algorithm);

        assertThat(verifier.access(ISSUER.sign(header, accessClaims(NOW, "user"))))
                .isInstanceOf(Result.Err.class);
    }

    @Test
    void refusesAKeyThatIsNotOurs() {
        assertRefused(verifier.access(STRANGER.access(NOW, "user")), UNTRUSTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "key-2",
                "",
                "../../key-1",
                "/dev/null",
                "key-1' OR '1'='1",
                "http://evil.example/keys",
                "key-1\u0000"
            })
    void refusesAnUnknownKey(String kid) {
        var header = with(ISSUER.header(ACCESS_TYPE), "kid", kid);

        assertRefused(verifier.access(ISSUER.sign(header, accessClaims(NOW, "user"))), UNTRUSTED);
    }

    @Test
    void refusesATokenThatNamesNoKey() {
        var header = new TreeMap<>(ISSUER.header(ACCESS_TYPE));
        header.remove("kid");

        assertRefused(verifier.access(ISSUER.sign(header, accessClaims(NOW, "user"))), UNTRUSTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"jku\":\"http://evil.example/keys\"",
                "\"x5u\":\"http://evil.example/cert\"",
                "\"x5c\":[\"MIIB\"]",
                "\"jwk\":{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\"}",
                "\"crit\":[\"exp\"]",
                "\"crit\":[\"b64\"],\"b64\":false",
                "\"b64\":false",
                "\"zip\":\"DEF\"",
                "\"cty\":\"JWT\"",
                "\"x\":1",
            })
    void refusesAHeaderThatSaysMore(String member) {
        var header = "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"key-1\"," + member + "}";
        var claims = JsonMapper.shared().writeValueAsString(accessClaims(NOW, "user"));

        assertThat(verifier.access(ISSUER.sign(header, claims))).isInstanceOf(Result.Err.class);
    }

    @Test
    void refusesATokenThatHasExpired() {
        var token = ISSUER.access(NOW, "user");

        time = NOW.plusSeconds(299);
        assertThat(verifier.access(token)).isInstanceOf(Result.Ok.class);
        time = NOW.plusSeconds(300);
        assertRefused(verifier.access(token), EXPIRED);
    }

    @Test
    void refusesATokenThatExpiredBeforeItWasSeen() {
        assertRefused(verifier.access(ISSUER.access(NOW.minusSeconds(301), "user")), EXPIRED);
    }

    @Test
    void allowsAnIssuersClockToRunAheadByHalfAMinute() {
        assertThat(verifier.access(ISSUER.access(NOW.plusSeconds(30), "user")))
                .isInstanceOf(Result.Ok.class);
        assertRefused(verifier.access(ISSUER.access(NOW.plusSeconds(31), "user")), NOT_YET_VALID);
    }

    @Test
    void refusesATokenBeforeItsTime() {
        var claims = with(accessClaims(NOW, "user"), "nbf", NOW.plusSeconds(60).getEpochSecond());

        assertRefused(verifier.access(signed(claims)), NOT_YET_VALID);
    }

    @Test
    void refusesAnotherIssuerOrAudience() {
        assertRefused(
                verifier.access(signed(with(accessClaims(NOW, "user"), "iss", "http://evil"))),
                NOT_FOR_US);
        assertRefused(
                verifier.access(signed(with(accessClaims(NOW, "user"), "aud", "another"))),
                NOT_FOR_US);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "aud", "sub", "sid", "jti", "roles", "utv", "gtv", "iat", "exp"})
    void refusesATokenThatLacksAClaim(String claim) {
        var claims = accessClaims(NOW, "user");
        claims.remove(claim);

        assertThat(verifier.access(signed(claims))).isInstanceOf(Result.Err.class);
    }

    @Test
    void refusesClaimsOfTheWrongType() {
        var broken =
                List.of(
                        with(accessClaims(NOW, "user"), "sub", "not-a-uuid"),
                        with(accessClaims(NOW, "user"), "sid", 7),
                        with(accessClaims(NOW, "user"), "roles", "admin"),
                        with(accessClaims(NOW, "user"), "utv", "1"),
                        with(accessClaims(NOW, "user"), "utv", 1.5),
                        with(accessClaims(NOW, "user"), "exp", "tomorrow"),
                        with(accessClaims(NOW, "user"), "iat", Map.of()));

        assertThat(broken)
                .allSatisfy(claims -> assertRefused(verifier.access(signed(claims)), MALFORMED));
    }

    @Test
    void refusesATokenThatWasChanged() {
        var parts = ISSUER.access(NOW, "user").split("\\.");
        var admin = base64(JsonMapper.shared().writeValueAsString(accessClaims(NOW, "admin")));
        var flipped = (parts[2].charAt(0) == 'A' ? "B" : "A") + parts[2].substring(1);

        assertRefused(verifier.access(parts[0] + "." + admin + "." + parts[2]), UNTRUSTED);
        assertRefused(verifier.access(parts[0] + "." + parts[1] + "." + flipped), UNTRUSTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "...",
                "a.b",
                "a.b.c",
                "a..c",
                ".b.c",
                "a.b.",
                "a.b.c.d",
                "a.b.c.d.e",
                "{}.{}.{}",
                "null",
                "Bearer a.b.c",
                "eyJhbGciOiJSUzI1NiJ9.e30.AA==",
                "\u00e4.\u00e4.\u00e4",
            })
    void refusesWhatIsNoToken(String text) {
        assertRefused(verifier.access(text), MALFORMED);
    }

    @Test
    void refusesATokenOverEightKilobytesUnread() {
        var claims = with(accessClaims(NOW, "user"), "padding", "x".repeat(64 * 1024));

        assertRefused(verifier.access(signed(claims)), MALFORMED);
        assertRefused(verifier.access("a.b." + "c".repeat(1 << 20)), MALFORMED);
    }

    @Test
    void refusesClaimsThatAreNotAnObject() {
        var header = JsonMapper.shared().writeValueAsString(ISSUER.header(ACCESS_TYPE));

        assertThat(List.of("[]", "\"text\"", "7", "null", "", "{", "{\"iss\":"))
                .allSatisfy(claims ->
                        assertThat(verifier.access(ISSUER.sign(header, claims)))
                                .isInstanceOf(Result.Err.class));
    }

    @Test
    void refusesDuplicateMembers() {
        var header = "{\"alg\":\"none\",\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"key-1\"}";
        var claims = JsonMapper.shared().writeValueAsString(accessClaims(NOW, "user"));

        assertThat(verifier.access(ISSUER.sign(header, claims))).isInstanceOf(Result.Err.class);
    }

    @Test
    void refusesAServiceTokenWithoutAClient() {
        var claims = serviceClaims(NOW, " ", "sync-service");

        assertRefused(
                verifier.service(ISSUER.sign(ISSUER.header(SERVICE_TYPE), claims)), MALFORMED);
    }

    private static String signed(Map<String, Object> claims) {
        return ISSUER.sign(ISSUER.header(ACCESS_TYPE), claims);
    }

    private static Map<String, Object> with(Map<String, Object> map, String key, Object value) {
        var changed = new TreeMap<>(map);
        changed.put(key, value);
        return changed;
    }

    private static <T> T believed(Result<T, TokenRefusal> result) {
        return switch (result) {
            case Result.Ok<T, TokenRefusal>(var token) -> token;
            case Result.Err<T, TokenRefusal>(var refusal) ->
                    throw new AssertionError("refused: " + refusal);
        };
    }

    private static void assertRefused(Result<?, TokenRefusal> result, TokenRefusal refusal) {
        assertThat(result).isEqualTo(Result.err(refusal));
    }
}
