package com.dashtam.identity.infrastructure.crypto;

import com.dashtam.identity.domain.user.Email;
import com.dashtam.identity.domain.user.PasswordStrength;
import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Estimates how many guesses a password stands (Wheeler, "zxcvbn: Low-Budget Password Strength
 * Estimation", USENIX Security 2016). The library ships the most common passwords of known
 * breaches, names and words, and finds them behind capitals, digits in place of letters and
 * keyboard patterns as well.
 */
final class ZxcvbnStrength implements PasswordStrength {

    /** The decimal logarithm; against lockouts, ten guesses an hour, it is more than a lifetime. */
    private static final double MIN_GUESSES_LOG10 = 9;

    /** The estimate takes time that grows with the square of the length. */
    private static final int READ_CHARS = 64;

    /** What must be left of a password when the expected parts are taken out. */
    private static final int MIN_CHARS_OF_ITS_OWN = 8;

    private static final int MIN_PART_CHARS = 3;

    /** What people name a password after who have just read it here; longer words come first. */
    private static final List<String> WORDS_OF_THE_SERVICE =
            List.of(
                    "administrator",
                    "aggregation",
                    "openbanking",
                    "dashtam",
                    "readonly",
                    "provider",
                    "identity",
                    "gateway",
                    "sandbox",
                    "auditor",
                    "admin");

    private final Zxcvbn estimator = new Zxcvbn();

    @Override
    public boolean isEasyToGuess(String password, Email owner) {
        List<String> parts = expectedParts(owner);
        String start = password.substring(0, Math.min(password.length(), READ_CHARS));
        return without(parts, start).length() < MIN_CHARS_OF_ITS_OWN
                || estimator.measure(start, parts).getGuessesLog10() < MIN_GUESSES_LOG10;
    }

    private static String without(List<String> parts, String password) {
        String rest = password.toLowerCase(Locale.ROOT);
        for (String part : parts) {
            rest = rest.replace(part, "");
        }
        return rest;
    }

    private static List<String> expectedParts(Email owner) {
        var parts = new ArrayList<String>();
        parts.add(owner.value());
        parts.addAll(List.of(owner.value().split("@", 2)));
        parts.addAll(List.of(owner.value().split("[^a-z0-9]+")));
        parts.addAll(WORDS_OF_THE_SERVICE);
        return parts.stream().filter(part -> part.length() >= MIN_PART_CHARS).toList();
    }
}
