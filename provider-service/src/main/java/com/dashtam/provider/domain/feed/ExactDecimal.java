package com.dashtam.provider.domain.feed;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Decimals from outside, kept to the digit and within bounds. */
public final class ExactDecimal {

    /** More digits than any amount has; {@code 1E999999999} must not be written out. */
    public static final int MAX_DIGITS = 38;

    /** Decimal places that the ledger keeps; a number with more would be left out. */
    public static final int KEPT_PLACES = 18;

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

    /**
     * What was worked out, or told by way of a binary fraction such as {@code
     * 3.637978807091713E-12}: to {@value #KEPT_PLACES} places, which is far below any currency's
     * smallest unit.
     */
    public static BigDecimal kept(BigDecimal number) {
        if (number.scale() <= KEPT_PLACES) {
            return number;
        }
        return integerDigits(number) < -KEPT_PLACES
                ? BigDecimal.ZERO
                : number.setScale(KEPT_PLACES, RoundingMode.HALF_EVEN);
    }

    public static Optional<BigDecimal> bounded(BigDecimal number) {
        boolean fits =
                number.precision() <= MAX_DIGITS
                        && number.scale() <= MAX_DIGITS
                        && integerDigits(number) <= MAX_DIGITS;
        return fits ? Optional.of(number) : Optional.empty();
    }

    /** More than an integer can tell: 1E2147483647 has a scale of -2147483647. */
    private static long integerDigits(BigDecimal number) {
        return (long) number.precision() - number.scale();
    }
}
