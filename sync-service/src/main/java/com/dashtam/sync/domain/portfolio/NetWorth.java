package com.dashtam.sync.domain.portfolio;

import com.dashtam.kernel.money.Currency;
import com.dashtam.kernel.money.Money;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What some accounts of one currency come to. Adapters hand balances on as what the user owns
 * (positive) or owes (negative), however the institution signs its debts; so a balance above zero
 * is an asset and one below zero a liability, whatever the kind of account: a card that was paid
 * too much is an asset, an overdraft a liability.
 *
 * @param liabilities what is owed, never negative
 * @param accounts how many they are
 */
public record NetWorth(Money assets, Money liabilities, int accounts) {

    public static NetWorth none(Currency currency) {
        return new NetWorth(Money.zero(currency), Money.zero(currency), 0);
    }

    /** One for each currency that occurs. */
    public static SortedMap<Currency, NetWorth> byCurrency(Stream<Money> balances) {
        var sums = new TreeMap<Currency, NetWorth>();
        balances.forEach(balance -> sums.merge(balance.currency(), of(balance), NetWorth::plus));
        return sums;
    }

    private static NetWorth of(Money balance) {
        Money zero = Money.zero(balance.currency());
        return balance.isNegative()
                ? new NetWorth(zero, balance.negated(), 1)
                : new NetWorth(balance, zero, 1);
    }

    private NetWorth plus(NetWorth other) {
        return new NetWorth(
                assets.plus(other.assets),
                liabilities.plus(other.liabilities),
                accounts + other.accounts);
    }

    public Money net() {
        return assets.minus(liabilities);
    }

    public Currency currency() {
        return assets.currency();
    }
}
