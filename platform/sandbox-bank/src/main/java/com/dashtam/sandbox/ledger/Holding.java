package com.dashtam.sandbox.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A position in one security at the price of a day. */
public record Holding(Security security, BigDecimal units, Cents cost, Cents price) {
    public Cents marketValue() {
        return Cents.rounded(units.multiply(price.amount()));
    }

    /** Average price paid for a unit, without fees. */
    public BigDecimal averagePrice() {
        return cost.amount().divide(units, 4, RoundingMode.HALF_EVEN);
    }
}
