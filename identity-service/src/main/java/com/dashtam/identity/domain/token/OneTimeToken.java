package com.dashtam.identity.domain.token;

import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** A secret that travels in a mail: 32 random bytes as 64 hexadecimal characters. */
public record OneTimeToken(String value) {

    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");

    public OneTimeToken {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a one-time token");
        }
    }

    public static OneTimeToken mint(RandomGenerator random) {
        return new OneTimeToken(RandomText.hex(random));
    }

    public static Optional<OneTimeToken> parse(String text) {
        return SHAPE.matcher(text).matches()
                ? Optional.of(new OneTimeToken(text))
                : Optional.empty();
    }

    public TokenHash hash() {
        return TokenHash.of(value);
    }

    @Override
    public String toString() {
        return "OneTimeToken[…]";
    }
}
