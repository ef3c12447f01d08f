package com.dashtam.sync.domain.snapshot;

import com.dashtam.kernel.money.Money;
import com.dashtam.sync.domain.ledger.Percentage;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * How a balance moved since the snapshot before.
 *
 * @param percent at two decimals, of the absolute balance before; absent when that was zero
 */
public record BalanceChange(Money amount, Optional<BigDecimal> percent) {

    /** Absent between balances of two currencies. */
    public static Optional<BalanceChange> between(Money before, Money after) {
        return before.currency().equals(after.currency())
                ? Optional.of(of(after.minus(before), before))
                : Optional.empty();
    }

    private static BalanceChange of(Money amount, Money before) {
        return new BalanceChange(amount, Percentage.of(amount, before));
    }
}
