package com.dashtam.sync.domain.rate;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.money.Currency;
import com.dashtam.sync.fixture.Any;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RateTableTest {

    private static final Currency GBP = new Currency("GBP");
    private static final LocalDate FRIDAY = LocalDate.of(2026, 2, 27);

    private final RateTable rates =
            new RateTable(
                    Any.EUR,
                    "test",
                    new TreeMap<>(
                            Map.of(
                                    FRIDAY.minusDays(1),
                                    Map.of(
                                            Any.USD,
                                            new BigDecimal("1.25"),
                                            GBP,
                                            new BigDecimal("0.5")),
                                    FRIDAY,
                                    Map.of(Any.USD, new BigDecimal("1.20")))));

    private Optional<Rate> find(Currency from, Currency to, LocalDate day) {
        return rates.find(from, to, day);
    }

    @Test
    void turnsARateRoundWithoutRoundingIt() {
        assertThat(find(Any.EUR, Any.USD, FRIDAY).orElseThrow().value())
                .isEqualByComparingTo("1.2");
        Rate back = find(Any.USD, Any.EUR, FRIDAY).orElseThrow();
        assertThat(back.dividend()).isEqualByComparingTo("1");
        assertThat(back.divisor()).isEqualByComparingTo("1.2");
        assertThat(back.source()).isEqualTo("test");
    }

    @Test
    void crossesTwoCurrenciesThroughTheBaseOnADayThatHasBoth() {
        Rate rate = find(GBP, Any.USD, FRIDAY).orElseThrow();

        assertThat(rate.date()).isEqualTo(FRIDAY.minusDays(1));
        assertThat(rate.value()).isEqualByComparingTo("2.5");
    }

    @Test
    void takesTheLatestRateOfTheSevenDaysBefore() {
        assertThat(find(Any.EUR, Any.USD, FRIDAY.plusDays(2)).map(Rate::date)).contains(FRIDAY);
        assertThat(find(Any.EUR, Any.USD, FRIDAY.plusDays(7)).map(Rate::date)).contains(FRIDAY);
        assertThat(find(Any.EUR, Any.USD, FRIDAY.plusDays(8))).isEmpty();
    }

    @Test
    void knowsNoRateFromLaterDaysOrForCurrenciesWithoutOne() {
        assertThat(find(Any.EUR, Any.USD, FRIDAY.minusDays(2))).isEmpty();
        assertThat(find(Any.EUR, new Currency("CHF"), FRIDAY)).isEmpty();
        assertThat(Rates.NONE.find(Any.EUR, Any.USD, FRIDAY)).isEmpty();
    }

    @Test
    void knowsTheSmallestUnitsOfCurrenciesInUse() {
        assertThat(MinorUnit.digits(Any.USD)).hasValue(2);
        assertThat(MinorUnit.digits(new Currency("JPY"))).hasValue(0);
        assertThat(MinorUnit.digits(new Currency("KWD"))).hasValue(3);
        assertThat(MinorUnit.digits(new Currency("XXX"))).isEmpty();
        assertThat(MinorUnit.digits(new Currency("QQQ"))).isEmpty();
    }
}
