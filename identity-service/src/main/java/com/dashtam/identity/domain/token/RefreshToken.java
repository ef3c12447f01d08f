package com.dashtam.identity.domain.token;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** A secret that is exchanged once for its successor: 32 random bytes in base64url. */
public record RefreshToken(String value) {

    /** How long an exchanged token still gives its unused successor again. */
    public static final Duration RETRY_WINDOW = Duration.ofSeconds(10);

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{16,256}");

    public RefreshToken {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a refresh token");
        }
    }

    public static RefreshToken mint(RandomGenerator random) {
        return new RefreshToken(RandomText.base64Url(random));
    }

    public static Optional<RefreshToken> parse(String text) {
        return SHAPE.matcher(text).matches()
                ? Optional.of(new RefreshToken(text))
                : Optional.empty();
    }

    public TokenHash hash() {
        return TokenHash.of(value);
    }

    @Override
    public String toString() {
        return "RefreshToken[…]";
    }
}
