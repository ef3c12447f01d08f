package com.dashtam.identity.domain.mfa;

import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** What an authenticator app and we share: 160 random bits (RFC 4226, section 4), in base 32. */
public record TotpSecret(String base32) {

    private static final int BYTES = 20;
    private static final Pattern SHAPE = Pattern.compile("[A-Z2-7]{32}");

    public TotpSecret {
        if (!SHAPE.matcher(base32).matches()) {
            throw new IllegalArgumentException("not a secret of 160 bits");
        }
    }

    public static TotpSecret mint(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new TotpSecret(Base32.encode(bytes));
    }

    byte[] bytes() {
        return Base32.decode(base32);
    }

    @Override
    public String toString() {
        return "TotpSecret[…]";
    }
}
