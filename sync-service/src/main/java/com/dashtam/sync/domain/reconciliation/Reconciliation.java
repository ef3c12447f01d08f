package com.dashtam.sync.domain.reconciliation;

import com.dashtam.kernel.money.Money;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * Two consecutive balances of an account and the settled transactions between them. With nothing
 * lost the first and the transactions make the second.
 *
 * @param inSecurities whether the account holds securities, whose prices move without transactions:
 *     then only its cash can be compared
 */
public record Reconciliation(
        boolean inSecurities, Stated opening, Stated closing, Between between) {

    /**
     * A balance at the end of a day.
     *
     * @param cash what of it is cash, where that is known
     */
    public record Stated(LocalDate day, Money balance, Optional<Money> cash) {}

    /**
     * The transactions after the day of the first balance up to that of the second.
     *
     * @param sum of those in the currency of the second balance
     * @param count all of them
     * @param foreign those in another currency
     */
    public record Between(Money sum, long count, long foreign) {}

    /** What is compared. */
    public enum Basis {
        BALANCE,
        CASH;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Why nothing can be compared. */
    public enum Obstacle {
        CURRENCY_CHANGED,
        FOREIGN_TRANSACTIONS,
        CASH_UNKNOWN;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What can be compared.
     *
     * @param gap the closing amount less the opening one and the transactions
     */
    public record Comparison(Basis basis, Money opening, Money closing, Money gap) {

        public boolean isBalanced() {
            return gap.amount().signum() == 0;
        }
    }

    public Optional<Obstacle> obstacle() {
        if (!opening.balance().currency().equals(closing.balance().currency())) {
            return Optional.of(Obstacle.CURRENCY_CHANGED);
        }
        if (between.foreign() > 0) {
            return Optional.of(Obstacle.FOREIGN_TRANSACTIONS);
        }
        return inSecurities && (opening.cash().isEmpty() || closing.cash().isEmpty())
                ? Optional.of(Obstacle.CASH_UNKNOWN)
                : Optional.empty();
    }

    /** Absent when there is an obstacle. */
    public Optional<Comparison> comparison() {
        if (obstacle().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                inSecurities
                        ? compare(
                                Basis.CASH,
                                opening.cash().orElseThrow(),
                                closing.cash().orElseThrow())
                        : compare(Basis.BALANCE, opening.balance(), closing.balance()));
    }

    private Comparison compare(Basis basis, Money before, Money after) {
        return new Comparison(basis, before, after, after.minus(before).minus(between.sum()));
    }
}
