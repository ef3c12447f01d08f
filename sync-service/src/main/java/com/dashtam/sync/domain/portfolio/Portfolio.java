package com.dashtam.sync.domain.portfolio;

import com.dashtam.kernel.money.Currency;
import com.dashtam.kernel.money.Money;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
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
     * @param omissions why it does not count towards the net worth; empty when it does
     */
    public record Position(Money balance, Set<Omission> omissions) {

        public Position {
            omissions = Set.copyOf(omissions);
        }

        /** The first reason why it does not count, but for those that are to count all the same. */
        public Optional<Omission> omission(Set<Omission> included) {
            return omissions.stream().filter(it -> !included.contains(it)).sorted().findFirst();
        }
    }

    /** The balance of one account, before and after in one currency. */
    public record BalanceMove(UUID accountId, Money before, Money after) {}

    /**
     * The sum of all accounts of one currency that count, before and after.
     *
     * @param accounts how many they are now
     */
    public record NetWorthMove(Money before, Money after, int accounts) {}

    /** What the accounts come to that count, by currency. */
    public SortedMap<Currency, NetWorth> netWorth(Set<Omission> included) {
        return NetWorth.byCurrency(
                positions.values().stream()
                        .filter(position -> position.omission(included).isEmpty())
                        .map(Position::balance));
    }

    /** Whether an account counts; one that is not there does not. */
    public boolean counts(UUID accountId, Set<Omission> included) {
        return Optional.ofNullable(positions.get(accountId))
                .filter(position -> position.omission(included).isEmpty())
                .isPresent();
    }

    /** The accounts that do not count, and why. */
    public SortedMap<UUID, Omission> leftOut(Set<Omission> included) {
        var found = new TreeMap<UUID, Omission>();
        positions.forEach((id, position) ->
                position.omission(included).ifPresent(omission -> found.put(id, omission)));
        return found;
    }

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
        var before = netWorth(Set.of());
        var after = later.netWorth(Set.of());
        var currencies = new TreeSet<>(before.keySet());
        currencies.addAll(after.keySet());
        return currencies.stream()
                .map(currency ->
                        move(
                                before.getOrDefault(currency, NetWorth.none(currency)),
                                after.getOrDefault(currency, NetWorth.none(currency))))
                .filter(move -> !move.before().equals(move.after()))
                .toList();
    }

    private static NetWorthMove move(NetWorth before, NetWorth after) {
        return new NetWorthMove(before.net(), after.net(), after.accounts());
    }
}
