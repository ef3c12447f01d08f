package com.dashtam.sync.domain.rate;

import com.dashtam.kernel.money.Currency;
import com.dashtam.kernel.money.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * What one currency is in another: so much of it for so much of the first, both exact.
 *
 * @param date of which day it is
 * @param source where it is from
 */
public record Rate(
        Currency from,
        Currency to,
        BigDecimal dividend,
        BigDecimal divisor,
        LocalDate date,
        String source) {

    private static final MathContext TOLD = new MathContext(10, RoundingMode.HALF_EVEN);

    public Rate {
        if (dividend.signum() <= 0 || divisor.signum() <= 0) {
            throw new IllegalArgumentException("a rate is above zero");
        }
    }

    /** One unit of the first currency in the other, at ten significant digits. */
    public BigDecimal value() {
        BigDecimal value = dividend.divide(divisor, TOLD).stripTrailingZeros();
        return value.scale() < 0 ? value.setScale(0) : value;
    }

    /**
     * The amount in the other currency, rounded once and half to even.
     *
     * @param digits how many the answer has after the point
     */
    public Money convert(Money money, int digits) {
        if (!money.currency().equals(from)) {
            throw new IllegalArgumentException("not an amount in " + from);
        }
        return new Money(
                money.amount().multiply(dividend).divide(divisor, digits, RoundingMode.HALF_EVEN),
                to);
    }
}
