package com.dashtam.kernel.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsoDayTest {

    @Test
    void readsEveryDayOfACenturyAsItIsWritten() {
        LocalDate.of(1950, 1, 1)
                .datesUntil(LocalDate.of(2051, 1, 1))
                .forEach(day -> assertThat(IsoDay.parse(day.toString())).isEqualTo(day));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000-01-01",
                "0001-12-31",
                "9999-12-31",
                "2024-02-29",
                "+10000-01-01",
                "-0001-01-01"
            })
    void readsWhatTheLibraryReads(String text) {
        assertThat(IsoDay.parse(text)).isEqualTo(LocalDate.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-01-3",
                "2026-01-311",
                "2026/01/31",
                "2026-01/31",
                "2026-1-031",
                "-026-01-31",
                "+026-01-31",
                "2026-02-29",
                "2026-13-01",
                "2026-00-01",
                "2026-01-00",
                "2026-01-32",
                "20x6-01-31",
                "2026-0:-31",
                "2026-01-3/",
                "\u0662026-01-31",
                "\u0662\u0660\u0662\u0666-01-31",
                " 2026-1-31"
            })
    void refusesWhatTheLibraryRefuses(String text) {
        assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> LocalDate.parse(text));
        assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> IsoDay.parse(text));
    }
}
