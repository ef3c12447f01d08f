package com.dashtam.sync.domain.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.kernel.money.Currency;
import com.dashtam.kernel.money.Money;
import com.dashtam.sync.domain.rate.Rate;
import com.dashtam.sync.fixture.Any;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NetWorthTotalTest {

    private static final int CENTS = 2;

    @Test
    void convertsEachCurrencyOnceAndRoundsHalfToEven() {
        var total = total("1.25", "USD 0.10", "USD 0.31", "USD -0.01", "EUR 3.0001");

        // 0.41 / 1.25 = 0.328, 0.01 / 1.25 = 0.008
        assertThat(total.parts())
                .extracting(NetWorthTotal.Part::net)
                .containsExactly(eur("3.0001"), eur("0.32"));
        assertThat(total.assets()).isEqualTo(eur("3.3301"));
        assertThat(total.liabilities()).isEqualTo(eur("0.01"));
        assertThat(total.net()).isEqualTo(eur("3.3201"));
        assertThat(total.isPartial()).isFalse();
        assertThat(total.parts().getFirst().rate()).isEmpty();
    }

    @Test
    void roundsAHalfToTheEvenNeighbour() {
        assertThat(total("2", "USD 0.05").net()).isEqualTo(eur("0.02"));
        assertThat(total("2", "USD 0.07").net()).isEqualTo(eur("0.04"));
    }

    @Test
    void tellsWhatItCannotConvertAndGuessesNothing() {
        var total = total("1.25", "CHF 7", "USD 1.25");

        assertThat(total.net()).isEqualTo(eur("1"));
        assertThat(total.isPartial()).isTrue();
        assertThat(total.unconverted())
                .singleElement()
                .extracting(NetWorth::net)
                .isEqualTo(Money.of("7", "CHF"));
    }

    @Test
    void isNothingWithoutAccounts() {
        assertThat(total("1").net()).isEqualTo(eur("0"));
        assertThat(total("1").isPartial()).isFalse();
    }

    @Test
    void convertsNoAmountOfAnotherCurrencyAndKnowsNoRateOfZero() {
        assertThatThrownBy(() -> rate("1.25").convert(eur("1"), CENTS))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rate("0")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tellsARateAtTenSignificantDigits() {
        assertThat(rate("3").value()).isEqualTo(new BigDecimal("0.3333333333"));
        assertThat(rate("0.01").value()).isEqualTo(new BigDecimal("100"));
    }

    private static NetWorthTotal total(String usdForOneEuro, String... balances) {
        var sums =
                NetWorth.byCurrency(
                        Stream.of(balances)
                                .map(text -> text.split(" "))
                                .map(parts -> Money.of(parts[1], parts[0])));
        return NetWorthTotal.of(
                List.copyOf(sums.values()),
                Any.EUR,
                CENTS,
                from -> Optional.of(rate(usdForOneEuro)).filter(rate -> rate.from().equals(from)));
    }

    private static Rate rate(String usdForOneEuro) {
        Currency usd = Any.USD;
        return new Rate(
                usd, Any.EUR, BigDecimal.ONE, new BigDecimal(usdForOneEuro), Any.TODAY, "test");
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }
}
