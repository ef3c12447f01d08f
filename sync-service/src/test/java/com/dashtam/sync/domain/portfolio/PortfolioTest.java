package com.dashtam.sync.domain.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.money.Money;
import com.dashtam.sync.domain.portfolio.Portfolio.BalanceMove;
import com.dashtam.sync.domain.portfolio.Portfolio.NetWorthMove;
import com.dashtam.sync.domain.portfolio.Portfolio.Position;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PortfolioTest {

    private static final UUID A = new UUID(0, 1);
    private static final UUID B = new UUID(0, 2);
    private static final Portfolio NOTHING = new Portfolio(Map.of());

    @Test
    void seesEachBalanceThatMoved() {
        var before = new Portfolio(Map.of(A, active("100.50", "USD"), B, active("7", "USD")));
        var after = new Portfolio(Map.of(A, active("90.25", "USD"), B, active("7.00", "USD")));

        assertThat(before.balancesMoved(after))
                .containsExactly(new BalanceMove(A, usd("100.50"), usd("90.25")));
        assertThat(before.netWorthMoved(after))
                .containsExactly(new NetWorthMove(usd("107.5"), usd("97.25"), 2));
    }

    @Test
    void countsANewAccountAsFromZero() {
        var after = new Portfolio(Map.of(A, active("5", "USD"), B, active("0", "USD")));

        assertThat(NOTHING.balancesMoved(after))
                .containsExactly(new BalanceMove(A, usd("0"), usd("5")));
        assertThat(NOTHING.netWorthMoved(after))
                .containsExactly(new NetWorthMove(usd("0"), usd("5"), 2));
    }

    @Test
    void addsNoTwoCurrencies() {
        var after = new Portfolio(Map.of(A, active("5", "USD"), B, active("-2", "EUR")));

        assertThat(NOTHING.netWorthMoved(after))
                .containsExactly(
                        new NetWorthMove(Money.of("0", "EUR"), Money.of("-2", "EUR"), 1),
                        new NetWorthMove(usd("0"), usd("5"), 1));
    }

    @Test
    void startsFromZeroInAnotherCurrency() {
        var before = new Portfolio(Map.of(A, active("5", "EUR")));
        var after = new Portfolio(Map.of(A, active("6", "USD")));

        assertThat(before.balancesMoved(after))
                .containsExactly(new BalanceMove(A, usd("0"), usd("6")));
        assertThat(before.netWorthMoved(after))
                .containsExactly(
                        new NetWorthMove(Money.of("5", "EUR"), Money.of("0", "EUR"), 0),
                        new NetWorthMove(usd("0"), usd("6"), 1));
    }

    @Test
    void leavesAccountsThatAreClosedOutOfTheNetWorth() {
        var before = new Portfolio(Map.of(A, active("5", "USD"), B, active("1", "USD")));
        var after =
                new Portfolio(
                        Map.of(
                                A,
                                new Position(usd("5"), Set.of(Omission.CLOSED)),
                                B,
                                active("1", "USD")));

        assertThat(before.balancesMoved(after)).isEmpty();
        assertThat(before.netWorthMoved(after))
                .containsExactly(new NetWorthMove(usd("6"), usd("1"), 1));
    }

    @Test
    void hasNoNetWorthToTellOfWhenAccountsBalanceEachOther() {
        var before = new Portfolio(Map.of(A, active("5", "USD"), B, active("1", "USD")));
        var after = new Portfolio(Map.of(A, active("4", "USD"), B, active("2", "USD")));

        assertThat(before.balancesMoved(after)).hasSize(2);
        assertThat(before.netWorthMoved(after)).isEmpty();
        assertThat(before.balancesMoved(before)).isEmpty();
    }

    private static Position active(String amount, String currency) {
        return new Position(Money.of(amount, currency), Set.of());
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}
