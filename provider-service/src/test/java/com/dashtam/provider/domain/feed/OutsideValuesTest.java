package com.dashtam.provider.domain.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutsideValuesTest {

    @ParameterizedTest
    @ValueSource(strings = {"0.1", "-0.10", "+7", "123456789012345678901234567890.12345678", " 1 "})
    void keepsEveryDigit(String text) {
        assertThat(ExactDecimal.parse(text)).contains(new BigDecimal(text.strip()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "1,5",
                "0x10",
                "NaN",
                "1E999999999",
                "1E2147483647",
                "1E-999999999",
                "1E39"
            })
    void refusesWhatIsNoDecimalOrOneOfAbsurdSize(String text) {
        assertThat(ExactDecimal.parse(text)).isEmpty();
    }

    @Test
    void refusesMoreDigitsThanAnyAmountHas() {
        assertThat(ExactDecimal.parse("1".repeat(38))).isPresent();
        assertThat(ExactDecimal.parse("1".repeat(39))).isEmpty();
        assertThat(ExactDecimal.parse("1".repeat(1000))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "123456789, ****6789",
        "12300 000012345678, ****5678",
        "xxxx-1234, ****1234",
        "12, ****12",
        "'', ****"
    })
    void showsAtMostTheLastFourOfANumber(String number, String mask) {
        assertThat(AccountMask.of(number)).isEqualTo(mask);
    }

    @Test
    void refusesAPeriodThatEndsBeforeItBegins() {
        LocalDate day = LocalDate.of(2026, 3, 1);

        assertThat(new Period(day, day).to()).isEqualTo(day);
        assertThatThrownBy(() -> new Period(day, day.minusDays(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
