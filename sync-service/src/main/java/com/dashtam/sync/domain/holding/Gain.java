package com.dashtam.sync.domain.holding;

import com.dashtam.kernel.money.Money;
import com.dashtam.sync.domain.ledger.Percentage;
import java.math.BigDecimal;

/**
 * What a holding would bring above its cost, were it sold now; a loss is negative.
 *
 * @param percent at two decimals, of the absolute cost; zero when there was none
 */
public record Gain(Money amount, BigDecimal percent) {

    static Gain of(Money cost, Money market) {
        Money amount = market.minus(cost);
        return new Gain(amount, Percentage.of(amount, cost).orElse(BigDecimal.ZERO));
    }

    public boolean isProfit() {
        return amount.amount().signum() > 0;
    }
}
