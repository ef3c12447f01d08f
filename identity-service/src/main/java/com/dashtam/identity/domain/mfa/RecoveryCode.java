package com.dashtam.identity.domain.mfa;

import com.dashtam.identity.domain.token.TokenHash;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What lets a user in who has lost the other factor: 120 random bits, so many that a plain hash
 * keeps them safe (OWASP ASVS 5.0, 6.5.2), as six groups of four letters and digits. Each serves
 * once.
 */
public record RecoveryCode(String value) {

    /** How many a user has. */
    public static final int COUNT = 10;

    private static final int BYTES = 15;
    private static final Pattern SHAPE = Pattern.compile("[a-z2-7]{4}(-[a-z2-7]{4}){5}");

    public RecoveryCode {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a recovery code");
        }
    }

    public static List<RecoveryCode> mintAll(RandomGenerator random) {
        return Stream.generate(() -> mint(random)).limit(COUNT).toList();
    }

    private static RecoveryCode mint(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return grouped(Base32.encode(bytes).toLowerCase(Locale.ROOT));
    }

    /** Takes it as people type it: in any case, with or without hyphens and spaces. */
    public static Optional<RecoveryCode> parse(String text) {
        String letters = text.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
        return letters.matches("[a-z2-7]{24}") ? Optional.of(grouped(letters)) : Optional.empty();
    }

    private static RecoveryCode grouped(String letters) {
        return new RecoveryCode(letters.replaceAll("(.{4})(?!$)", "$1-"));
    }

    public TokenHash hash() {
        return TokenHash.of(value);
    }

    @Override
    public String toString() {
        return "RecoveryCode[…]";
    }
}
