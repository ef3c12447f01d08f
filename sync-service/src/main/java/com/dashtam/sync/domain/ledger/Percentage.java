package com.dashtam.sync.domain.ledger;

import com.dashtam.kernel.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Amounts in percent of others. */
public final class Percentage {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int SCALE = 2;

    private Percentage() {}

    /** At two decimals, of the absolute base; absent when that is zero. */
    public static Optional<BigDecimal> of(Money part, Money base) {
        return base.amount().signum() == 0
                ? Optional.empty()
                : Optional.of(
                        part.amount()
                                .multiply(HUNDRED)
                                .divide(base.amount().abs(), SCALE, RoundingMode.HALF_EVEN));
    }
}
