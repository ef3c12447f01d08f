package com.dashtam.sync.domain.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.money.Money;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BalanceChangeTest {

    @ParameterizedTest
    @CsvSource({
        "100, 110, 10, 10.00",
        "-100, -150, -50, -50.00",
        "3, 4, 1, 33.33",
        "8, 8, 0, 0.00"
    })
    void measuresAgainstTheAbsoluteBalanceBefore(
            String before, String after, String amount, BigDecimal percent) {
        var change =
                BalanceChange.between(Money.of(before, "USD"), Money.of(after, "USD"))
                        .orElseThrow();

        assertThat(change.amount()).isEqualTo(Money.of(amount, "USD"));
        assertThat(change.percent()).contains(percent);
    }

    @Test
    void hasNoPercentageOfNothing() {
        var change =
                BalanceChange.between(Money.of("0", "USD"), Money.of("5", "USD")).orElseThrow();

        assertThat(change.percent()).isEmpty();
    }

    @Test
    void comparesNoTwoCurrencies() {
        assertThat(BalanceChange.between(Money.of("1", "USD"), Money.of("1", "EUR"))).isEmpty();
    }
}
