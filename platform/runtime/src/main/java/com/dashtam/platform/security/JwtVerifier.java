package com.dashtam.platform.security;

import com.dashtam.kernel.result.Result;
import com.dashtam.platform.http.StrictUuid;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.ExpiredJwtException;
import io.jsonwebtoken.InvalidClaimException;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.PrematureJwtException;
import io.jsonwebtoken.UnsupportedJwtException;
import io.jsonwebtoken.security.SecurityException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether to believe a token. A signature checked less than a minute ago is not checked
 * again, the token's end always is. Revocation is not looked at here.
 */
public final class JwtVerifier {

    private static final Pattern COMPACT =
            Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

    private final VerificationKeys keys;
    private final InstantSource clock;
    private final TokenParser accessTokens;
    private final TokenParser serviceTokens;
    private final VerifiedTokens<AccessToken> verifiedAccess = new VerifiedTokens<>();
    private final VerifiedTokens<ServiceToken> verifiedService = new VerifiedTokens<>();

    /**
     * @param issuer the {@code iss} that tokens must name
     * @param service our own name: the {@code aud} that service tokens must name
     */
    public JwtVerifier(VerificationKeys keys, String issuer, String service, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
        this.accessTokens =
                new TokenParser(
                        keys, TokenFormat.ACCESS_TYPE, issuer, TokenFormat.ACCESS_AUDIENCE, clock);
        this.serviceTokens =
                new TokenParser(keys, TokenFormat.SERVICE_TYPE, issuer, service, clock);
    }

    /**
     * @throws com.dashtam.platform.http.UnavailableException when keys cannot be had for now
     */
    public Result<AccessToken, TokenRefusal> access(String token) {
        return verify(
                token,
                accessTokens,
                verifiedAccess,
                JwtVerifier::accessToken,
                AccessToken::expiresAt);
    }

    /**
     * @throws com.dashtam.platform.http.UnavailableException when keys cannot be had for now
     */
    public Result<ServiceToken, TokenRefusal> service(String token) {
        return verify(
                token,
                serviceTokens,
                verifiedService,
                JwtVerifier::serviceToken,
                ServiceToken::expiresAt);
    }

    /** What a token says that was verified a moment ago; never waits for keys. */
    Optional<AccessToken> recall(String token) {
        return token.length() > TokenFormat.MAX_TOKEN_CHARS
                ? Optional.empty()
                : verifiedAccess.find(
                        VerifiedTokens.digest(token), keys.generation(), clock.instant());
    }

    private <T> Result<T, TokenRefusal> verify(
            String token,
            TokenParser parser,
            VerifiedTokens<T> verified,
            Function<Claims, T> read,
            Function<T, Instant> expiry) {
        if (token.length() > TokenFormat.MAX_TOKEN_CHARS || !COMPACT.matcher(token).matches()) {
            return Result.err(TokenRefusal.MALFORMED);
        }
        ByteBuffer digest = VerifiedTokens.digest(token);
        Instant now = clock.instant();
        long generation = keys.generation();
        Optional<T> known = verified.find(digest, generation, now);
        if (known.isPresent()) {
            return Result.ok(known.get());
        }
        try {
            T fresh = read.apply(timely(parser.parse(token), now));
            verified.remember(digest, fresh, generation, expiry.apply(fresh), now);
            return Result.ok(fresh);
        } catch (JwtException | IllegalArgumentException | TokenParser.WrongUseException e) {
            return Result.err(refusal(e));
        }
    }

    /** The parser allows for clocks that differ in all times; we do in those of issue alone. */
    private static Claims timely(Claims claims, Instant now) {
        if (!instant(claims.getExpiration()).isAfter(now)) {
            throw new ExpiredJwtException(null, claims, "expired");
        }
        if (instant(claims.getIssuedAt()).isAfter(now.plus(TokenParser.SKEW))) {
            throw new PrematureJwtException(null, claims, "issued in the future");
        }
        return claims;
    }

    private static AccessToken accessToken(Claims claims) {
        return new AccessToken(
                uuid(claims.getSubject()),
                uuid(claims.get(TokenFormat.SESSION_ID, String.class)),
                roles(claims.get(TokenFormat.ROLES)),
                uuid(claims.getId()),
                instant(claims.getIssuedAt()),
                instant(claims.getExpiration()),
                version(claims.get(TokenFormat.USER_VERSION)),
                version(claims.get(TokenFormat.GLOBAL_VERSION)));
    }

    private static ServiceToken serviceToken(Claims claims) {
        if (claims.getSubject() == null || claims.getSubject().isBlank()) {
            throw new IllegalArgumentException("no client");
        }
        return new ServiceToken(claims.getSubject(), instant(claims.getExpiration()));
    }

    private static UUID uuid(@Nullable String claim) {
        if (claim == null) {
            throw new IllegalArgumentException("an identifier is missing");
        }
        return StrictUuid.parse(claim);
    }

    private static Roles roles(@Nullable Object claim) {
        if (claim instanceof List<?> names) {
            return Roles.parse(names.stream().map(String::valueOf).toList());
        }
        throw new IllegalArgumentException("roles are not a list");
    }

    private static long version(@Nullable Object claim) {
        return switch (claim) {
            case Integer number -> number;
            case Long number -> number;
            case null, default -> throw new IllegalArgumentException("a version is not a number");
        };
    }

    private static Instant instant(@Nullable Date date) {
        if (date == null) {
            throw new IllegalArgumentException("a time is missing");
        }
        return date.toInstant();
    }

    private static TokenRefusal refusal(RuntimeException failure) {
        return switch (failure) {
            case ExpiredJwtException e -> TokenRefusal.EXPIRED;
            case PrematureJwtException e -> TokenRefusal.NOT_YET_VALID;
            case InvalidClaimException e -> TokenRefusal.NOT_FOR_US;
            case TokenParser.WrongUseException e -> TokenRefusal.NOT_FOR_US;
            case UnsupportedJwtException e -> TokenRefusal.UNTRUSTED;
            case SecurityException e -> TokenRefusal.UNTRUSTED;
            default -> TokenRefusal.MALFORMED;
        };
    }
}
