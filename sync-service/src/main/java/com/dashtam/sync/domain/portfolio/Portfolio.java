package com.dashtam.sync.domain.portfolio;

import com.dashtam.kernel.money.Currency;
import com.dashtam.kernel.money.Money;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** The balances of all accounts of a user at one moment, by account. */
public record Portfolio(Map<UUID, Position> positions) {

    public Portfolio {
        positions = Map.copyOf(positions);
    }

    /**
     * What one account holds.
     *
     * @param active whether it counts towards the net worth
     */
    public record Position(Money balance, boolean active) {}

    /** The balance of one account, before and after in one currency. */
    public record BalanceMove(UUID accountId, Money before, Money after) {}

    /**
     * The sum of all active accounts of one currency, before and after.
     *
     * @param accounts how many they are now
     */
    public record NetWorthMove(Money before, Money after, int accounts) {}

    /** The accounts whose balance is another later; those that are new had nothing before. */
    public List<BalanceMove> balancesMoved(Portfolio later) {
        return new TreeMap<>(later.positions)
                .entrySet().stream()
                        .map(entry -> move(entry.getKey(), entry.getValue().balance()))
                        .filter(move -> !move.before().equals(move.after()))
                        .toList();
    }

    private BalanceMove move(UUID account, Money after) {
        // What stood there in another currency says nothing about this one.
        var before =
                Optional.ofNullable(positions.get(account))
                        .map(Position::balance)
                        .filter(balance -> balance.currency().equals(after.currency()))
                        .orElseGet(() -> Money.zero(after.currency()));
        return new BalanceMove(account, before, after);
    }

    /** The currencies whose net worth is another later, in the order of their codes. */
    public List<NetWorthMove> netWorthMoved(Portfolio later) {
        var currencies = new TreeSet<Currency>();
        positions.values().forEach(position -> currencies.add(position.balance().currency()));
        later.positions.values().forEach(it -> currencies.add(it.balance().currency()));
        return currencies.stream()
                .map(currency ->
                        new NetWorthMove(
                                netWorth(currency),
                                later.netWorth(currency),
                                later.active(currency).size()))
                .filter(move -> !move.before().equals(move.after()))
                .toList();
    }

    private Money netWorth(Currency currency) {
        return active(currency).stream().reduce(Money.zero(currency), Money::plus);
    }

    private List<Money> active(Currency currency) {
        return positions.values().stream()
                .filter(Position::active)
                .map(Position::balance)
                .filter(balance -> balance.currency().equals(currency))
                .toList();
    }
}
