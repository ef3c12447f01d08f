package com.dashtam.sync.domain.holding;

import com.dashtam.kernel.money.Money;
import java.util.SortedMap;

/**
 * What a list of holdings comes to. The sums are those of what is held still, as far as its values
 * are known, one a currency, by its code.
 *
 * @param active how many of them are held still
 */
public record HoldingTotals(
        int count,
        int active,
        SortedMap<String, Money> marketValues,
        SortedMap<String, Money> costBases,
        SortedMap<String, Money> gains) {}
