package com.dashtam.sync.domain.snapshot;

import com.dashtam.kernel.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * How a balance moved since the snapshot before.
 *
 * @param percent at two decimals, of the absolute balance before; absent when that was zero
 */
public record BalanceChange(Money amount, Optional<BigDecimal> percent) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int PERCENT_SCALE = 2;

    /** Absent between balances of two currencies. */
    public static Optional<BalanceChange> between(Money before, Money after) {
        return before.currency().equals(after.currency())
                ? Optional.of(new BalanceChange(after.minus(before), percent(before, after)))
                : Optional.empty();
    }

    private static Optional<BigDecimal> percent(Money before, Money after) {
        BigDecimal base = before.amount().abs();
        return base.signum() == 0
                ? Optional.empty()
                : Optional.of(
                        after.minus(before)
                                .amount()
                                .multiply(HUNDRED)
                                .divide(base, PERCENT_SCALE, RoundingMode.HALF_EVEN));
    }
}
