package com.dashtam.sync.domain.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.money.Money;
import com.dashtam.sync.domain.reconciliation.Reconciliation.Basis;
import com.dashtam.sync.domain.reconciliation.Reconciliation.Between;
import com.dashtam.sync.domain.reconciliation.Reconciliation.Obstacle;
import com.dashtam.sync.domain.reconciliation.Reconciliation.Stated;
import com.dashtam.sync.fixture.Any;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReconciliationTest {

    private static final Between MINUS_TEN = new Between(usd("-10"), 2, 0);

    @Test
    void isBalancedWhenTheTransactionsMakeTheClosingBalance() {
        var found = new Reconciliation(false, stated("100"), stated("90.00"), MINUS_TEN);

        var comparison = found.comparison().orElseThrow();
        assertThat(comparison.isBalanced()).isTrue();
        assertThat(comparison.basis()).isEqualTo(Basis.BALANCE);
        assertThat(found.obstacle()).isEmpty();
    }

    @Test
    void tellsWhatIsMissing() {
        var found = new Reconciliation(false, stated("100"), stated("85.5"), MINUS_TEN);

        var comparison = found.comparison().orElseThrow();
        assertThat(comparison.isBalanced()).isFalse();
        assertThat(comparison.gap()).isEqualTo(usd("-4.5"));
    }

    @Test
    void comparesOnlyTheCashOfAnAccountWithSecurities() {
        var found =
                new Reconciliation(
                        true,
                        stated("1000", Optional.of(usd("50"))),
                        stated("1300", Optional.of(usd("40"))),
                        MINUS_TEN);

        var comparison = found.comparison().orElseThrow();
        assertThat(comparison.basis()).isEqualTo(Basis.CASH);
        assertThat(comparison.isBalanced()).isTrue();
    }

    @Test
    void comparesNothingWhileTheCashOfADayIsUnknown() {
        var cash = stated("1000", Optional.of(usd("50")));

        for (var found :
                new Reconciliation[] {
                    new Reconciliation(true, stated("1000"), cash, MINUS_TEN),
                    new Reconciliation(true, cash, stated("1000"), MINUS_TEN)
                }) {
            assertThat(found.obstacle()).contains(Obstacle.CASH_UNKNOWN);
            assertThat(found.comparison()).isEmpty();
        }
    }

    @Test
    void comparesNoTwoCurrencies() {
        var euro = new Stated(Any.TODAY, Money.of("100", "EUR"), Optional.empty());
        var foreign = new Between(usd("-10"), 2, 1);

        assertThat(new Reconciliation(false, euro, stated("90"), MINUS_TEN).obstacle())
                .contains(Obstacle.CURRENCY_CHANGED);
        assertThat(new Reconciliation(false, stated("100"), stated("90"), foreign).obstacle())
                .contains(Obstacle.FOREIGN_TRANSACTIONS);
    }

    private static Stated stated(String balance) {
        return stated(balance, Optional.empty());
    }

    private static Stated stated(String balance, Optional<Money> cash) {
        return new Stated(Any.TODAY, usd(balance), cash);
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}
