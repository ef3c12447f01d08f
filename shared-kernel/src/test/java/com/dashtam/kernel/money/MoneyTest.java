package com.dashtam.kernel.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.dashtam.kernel.result.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    @Test
    void addsExactly() {
        Money sum = Money.of("0.1", "USD").plus(Money.of("0.2", "USD"));

        assertThat(sum).isEqualTo(Money.of("0.30", "USD"));
    }

    @Test
    void subtractsBelowZero() {
        Money rest = Money.of("1", "EUR").minus(Money.of("1.01", "EUR"));

        assertThat(rest.isNegative()).isTrue();
        assertThat(rest.negated()).isEqualTo(Money.of("0.01", "EUR"));
    }

    @Test
    void comparesByValueNotByScale() {
        assertThat(Money.of("1.50", "USD")).isEqualTo(Money.of("1.5", "USD"));
        assertThat(Money.of("0.00", "USD")).isEqualTo(Money.zero(new Currency("USD")));
        assertThat(Money.of("2", "USD")).isGreaterThan(Money.of("1.99", "USD"));
    }

    @Test
    void printsPlainDigits() {
        assertThat(Money.of("1E+3", "JPY")).hasToString("1000 JPY");
    }

    @Test
    void refusesToAddTwoCurrencies() {
        assertThatExceptionOfType(CurrencyMismatchException.class)
                .isThrownBy(() -> Money.of("1", "USD").plus(Money.of("1", "EUR")));
    }

    @Test
    void refusesToCompareTwoCurrencies() {
        assertThatExceptionOfType(CurrencyMismatchException.class)
                .isThrownBy(() -> Money.of("1", "USD").compareTo(Money.of("1", "EUR")));
    }

    @Test
    void readsACurrencyInAnyCase() {
        assertThat(Currency.parse(" usd ")).isEqualTo(Result.ok(new Currency("USD")));
        assertThat(new Currency("EUR")).isLessThan(new Currency("USD"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "US", "USDX", "U5D", "ÜSD"})
    void refusesWhatIsNoCurrency(String text) {
        assertThat(Currency.parse(text)).isInstanceOf(Result.Err.class);
        assertThatIllegalArgumentException().isThrownBy(() -> new Currency(text));
    }
}
