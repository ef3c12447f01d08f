package com.dashtam.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.kernel.result.Result;
import com.dashtam.platform.sample.Issuer;
import io.jsonwebtoken.JwtParserBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import io.jsonwebtoken.security.SignatureException;
import java.io.IOException;
import java.security.Key;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The signed examples of RFC 7515, RFC 7520 and RFC 8037, with the keys printed there. */
class PublishedSignaturesTest {

    // The claims of RFC 7515 expired in March 2011.
    private static final Instant THEN = Instant.ofEpochSecond(1_300_819_380 - 60);

    record Example(String source, String algorithm, Key key, String jws) {

        static Example of(JsonNode json) {
            var key = Jwks.parser().build().parse(json.path("key").toString()).toKey();
            return new Example(
                    json.path("source").asString(),
                    json.path("alg").asString(),
                    key,
                    json.path("jws").asString());
        }

        String part(int index) {
            return jws.split("\\.", -1)[index];
        }

        @Override
        public String toString() {
            return source + " " + algorithm;
        }
    }

    static List<Example> all() throws IOException {
        try (var file =
                PublishedSignaturesTest.class.getResourceAsStream("published-signatures.json")) {
            return JsonMapper.shared().readTree(file).valueStream().map(Example::of).toList();
        }
    }

    static List<Example> ofOurAlgorithm() throws IOException {
        return all().stream().filter(it -> it.algorithm().equals(TokenFormat.ALGORITHM)).toList();
    }

    static List<Example> ofOtherAlgorithms() throws IOException {
        var others = new java.util.ArrayList<>(all());
        others.removeAll(ofOurAlgorithm());
        return others;
    }

    @ParameterizedTest
    @MethodSource("all")
    void areValidToALibraryThatTakesEveryAlgorithm(Example example) {
        assertThatCode(() -> parse(Jwts.parser(), example, example.jws()))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("ofOurAlgorithm")
    void areVerifiedWhereTheAlgorithmIsOurs(Example example) {
        assertThatCode(() -> parse(TokenParser.signatures(), example, example.jws()))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("ofOurAlgorithm")
    void areRefusedOnceChanged(Example example) {
        var signature = example.part(2);
        var changed = (signature.charAt(0) == 'A' ? "B" : "A") + signature.substring(1);
        var head = example.part(0) + "." + example.part(1) + ".";

        assertThatThrownBy(() -> parse(TokenParser.signatures(), example, head + changed))
                .isInstanceOf(SignatureException.class);
    }

    @ParameterizedTest
    @MethodSource("ofOtherAlgorithms")
    void areRefusedWhereTheAlgorithmIsAnother(Example example) {
        assertThatThrownBy(() -> parse(TokenParser.signatures(), example, example.jws()))
                .isInstanceOf(SignatureException.class)
                .hasMessageContaining("Unsupported signature algorithm");
    }

    @ParameterizedTest
    @MethodSource("all")
    void areNoAccessTokensEvenWhereTheirKeyIsPublished(Example example) {
        assertRefused(example.jws(), Optional.of(example.key()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // RFC 7515, A.5: not signed at all.
                "eyJhbGciOiJub25lIn0.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.",
                // RFC 7515, A.7: the flattened JSON form.
                "{\"payload\":\"eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ\",\"protected\":\"eyJhbGciOiJFUzI1NiJ9\",\"header\":{\"kid\":\"e9bc097a-ce51-4036-9562-d2ade882db0d\"},\"signature\":\"DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q\"}",
                // RFC 7515, appendix E: an extension that is critical and unknown.
                "eyJhbGciOiJub25lIiwNCiAiY3JpdCI6WyJodHRwOi8vZXhhbXBsZS5jb20vVU5ERUZJTkVEIl0sDQogImh0dHA6Ly9leGFtcGxlLmNvbS9VTkRFRklORUQiOnRydWUNCn0.RkFJTA."
            })
    void areRefusedInFormsThatProveNothing(String jws) {
        assertRefused(jws, Optional.empty());
        assertThatThrownBy(() ->
                        TokenParser.signatures()
                                .clock(() -> Date.from(THEN))
                                .keyLocator(header -> Issuer.withKey("any").publicKey())
                                .build()
                                .parse(jws))
                .isInstanceOf(RuntimeException.class);
    }

    private static void parse(JwtParserBuilder parser, Example example, String jws) {
        parser.clock(() -> Date.from(THEN)).keyLocator(header -> example.key()).build().parse(jws);
    }

    private static void assertRefused(String jws, Optional<Key> key) {
        var verifier = new JwtVerifier(published(key), Issuer.NAME, "sync-service", () -> THEN);

        assertThat(verifier.access(jws)).isInstanceOf(Result.Err.class);
        assertThat(verifier.service(jws)).isInstanceOf(Result.Err.class);
    }

    /** Finds the key by whatever name. */
    private static VerificationKeys published(Optional<Key> key) {
        return new VerificationKeys() {
            @Override
            public Optional<VerificationKey> find(String kid) {
                return key.filter(PublicKey.class::isInstance)
                        .map(PublicKey.class::cast)
                        .map(it -> new VerificationKey(kid, TokenFormat.ALGORITHM, it));
            }

            @Override
            public long generation() {
                return 1;
            }
        };
    }
}
