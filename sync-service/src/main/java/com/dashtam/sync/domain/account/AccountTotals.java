package com.dashtam.sync.domain.account;

import com.dashtam.kernel.money.Money;
import java.util.SortedMap;

/**
 * What a list of accounts comes to.
 *
 * @param active how many of them are not closed
 * @param balances one sum a currency, by its code
 */
public record AccountTotals(int count, int active, SortedMap<String, Money> balances) {}
