package com.dashtam.provider.domain.feed;

import java.math.BigDecimal;
import java.util.Optional;

/** Decimals from outside, kept to the digit and within bounds. */
public final class ExactDecimal {

    /** More digits than any amount has; {@code 1E999999999} must not be written out. */
    public static final int MAX_DIGITS = 38;

    private ExactDecimal() {}

    /** Absent when the text is not a decimal number, or one of absurd size. */
    public static Optional<BigDecimal> parse(String text) {
        if (text.length() > MAX_DIGITS * 2) {
            return Optional.empty();
        }
        try {
            return bounded(new BigDecimal(text.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    public static Optional<BigDecimal> bounded(BigDecimal number) {
        boolean fits =
                number.precision() <= MAX_DIGITS
                        && number.scale() <= MAX_DIGITS
                        && number.precision() - number.scale() <= MAX_DIGITS;
        return fits ? Optional.of(number) : Optional.empty();
    }
}
