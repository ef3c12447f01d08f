package com.dashtam.sync.domain.snapshot;

import com.dashtam.kernel.money.Money;
import java.util.SortedMap;

/**
 * What the latest snapshots of a user's accounts come to.
 *
 * @param balances one sum a currency, by its code
 */
public record LatestTotals(int count, SortedMap<String, Money> balances) {}
