package com.dashtam.sync.memory;

import com.dashtam.kernel.money.Money;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sums that keep currencies apart. */
final class Totals {

    private Totals() {}

    static SortedMap<String, Money> byCurrency(Stream<Money> amounts) {
        return amounts.collect(
                Collectors.toMap(
                        amount -> amount.currency().code(),
                        amount -> amount,
                        Money::plus,
                        TreeMap::new));
    }
}
