package com.dashtam.identity.domain.token;

import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** What a browser shows to be known again: 32 random bytes in base64url. Signs nobody in. */
public record DeviceToken(String value) {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");

    public DeviceToken {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a device token");
        }
    }

    public static DeviceToken mint(RandomGenerator random) {
        return new DeviceToken(RandomText.base64Url(random));
    }

    public static Optional<DeviceToken> parse(String text) {
        return SHAPE.matcher(text).matches()
                ? Optional.of(new DeviceToken(text))
                : Optional.empty();
    }

    public TokenHash hash() {
        return TokenHash.of(value);
    }

    @Override
    public String toString() {
        return "DeviceToken[…]";
    }
}
