package com.dashtam.platform.security;

import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Header;
import io.jsonwebtoken.JwsHeader;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.JwtParserBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.UnsupportedJwtException;
import java.security.Key;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks signature, issuer, audience and times of one kind of token. Its header may hold nothing
 * but {@code alg}, {@code typ} and {@code kid}: whatever else could be there would tell us where to
 * find a key ({@code jku}, {@code x5u}, {@code jwk}, {@code x5c}) or how to read the rest ({@code
 * crit}, {@code zip}, {@code b64}), and that is not for a token to say.
 */
final class TokenParser {

    static final Duration SKEW = Duration.ofSeconds(30);

    private static final Set<String> HEADER = Set.of("alg", "typ", "kid");

    private final VerificationKeys keys;
    private final String type;
    private final JwtParser parser;

    TokenParser(
            VerificationKeys keys,
            String type,
            String issuer,
            String audience,
            InstantSource clock) {
        this.keys = keys;
        this.type = type;
        this.parser =
                signatures()
                        .keyLocator(this::keyOf)
                        .requireIssuer(issuer)
                        .requireAudience(audience)
                        .clock(() -> Date.from(clock.instant()))
                        .clockSkewSeconds(SKEW.toSeconds())
                        .build();
    }

    /** A parser that knows one way to sign, and takes nothing that is not signed. */
    static JwtParserBuilder signatures() {
        return Jwts.parser().sig().clear().add(Jwts.SIG.RS256).and();
    }

    Claims parse(String token) {
        return parser.parseSignedClaims(token).getPayload();
    }

    private Key keyOf(Header header) {
        if (!(header instanceof JwsHeader signed) || !HEADER.containsAll(header.keySet())) {
            throw new UnsupportedJwtException("a header member that is not allowed");
        }
        if (!type.equals(signed.getType())) {
            throw new WrongUseException();
        }
        @Nullable String kid = signed.getKeyId();
        var key =
                keys.find(kid == null ? "" : kid)
                        .orElseThrow(() -> new UnsupportedJwtException("an unknown key"));
        if (!key.algorithm().equals(signed.getAlgorithm())) {
            throw new UnsupportedJwtException("not the algorithm of the key");
        }
        return key.key();
    }

    /** A token of ours, but of another kind. */
    static final class WrongUseException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
