package com.dashtam.sync.domain.holding;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.money.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GainTest {

    @ParameterizedTest
    @CsvSource({
        "1000, 1200.50, 200.50, 20.05, true",
        "1000, 1000.00, 0, 0.00, false",
        "3, 2, -1, -33.33, false",
        // Half goes to the even neighbour.
        "800, 801, 1, 0.12, true",
        "800, 803, 3, 0.38, true",
        "0, 12.34, 12.34, 0, true",
        // A short position that has become dearer has lost.
        "-1000, -1200, -200, -20.00, false",
        "-1000, -900, 100, 10.00, true"
    })
    void isWhatTheMarketPaysAboveTheCost(
            String cost, String market, String amount, String percent, boolean isProfit) {
        Gain gain = Gain.of(Money.of(cost, "USD"), Money.of(market, "USD"));

        assertThat(gain.amount()).isEqualTo(Money.of(amount, "USD"));
        assertThat(gain.percent().toPlainString()).isEqualTo(percent);
        assertThat(gain.isProfit()).isEqualTo(isProfit);
    }
}
