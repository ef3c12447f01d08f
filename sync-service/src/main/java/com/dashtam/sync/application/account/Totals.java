package com.dashtam.sync.application.account;

import com.dashtam.kernel.money.Money;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sums that keep currencies apart. */
public final class Totals {

    private Totals() {}

    public static SortedMap<String, Money> byCurrency(Stream<Money> amounts) {
        return amounts.collect(
                Collectors.toMap(
                        amount -> amount.currency().code(),
                        amount -> amount,
                        Money::plus,
                        TreeMap::new));
    }
}
