package com.dashtam.sandbox.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact amount in hundredths of a currency unit; both currencies of this bank have two places.
 */
public record Cents(long value) implements Comparable<Cents> {
    public static final Cents ZERO = new Cents(0);

    /**
     * @throws ArithmeticException when the amount has more than two places
     */
    public static Cents exactly(BigDecimal amount) {
        return new Cents(amount.movePointRight(2).longValueExact());
    }

    static Cents rounded(BigDecimal amount) {
        return exactly(amount.setScale(2, RoundingMode.HALF_EVEN));
    }

    public BigDecimal amount() {
        return BigDecimal.valueOf(value, 2);
    }

    public Cents plus(Cents other) {
        return new Cents(Math.addExact(value, other.value));
    }

    public Cents minus(Cents other) {
        return new Cents(Math.subtractExact(value, other.value));
    }

    public Cents negated() {
        return new Cents(Math.negateExact(value));
    }

    /** A share of this amount in thousandths, rounded towards zero. */
    Cents perMille(long thousandths) {
        return new Cents(Math.multiplyExact(value, thousandths) / 1000);
    }

    @Override
    public int compareTo(Cents other) {
        return Long.compare(value, other.value);
    }
}
