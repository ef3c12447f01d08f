package com.dashtam.sync.domain.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.sync.domain.portfolio.HistoryRange.Interval;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HistoryRangeTest {

    @Test
    void hasAPointForEachDay() {
        assertPoints(
                range("2026-02-27", "2026-03-01", Interval.DAY),
                "2026-02-27",
                "2026-02-28",
                "2026-03-01");
    }

    @Test
    void endsWeeksOnSundayAndMonthsOnTheirLastDayAndAlwaysWithTheRange() {
        assertPoints(
                range("2026-03-01", "2026-03-10", Interval.WEEK),
                "2026-03-01",
                "2026-03-08",
                "2026-03-10");
        assertPoints(
                range("2026-01-31", "2026-03-31", Interval.MONTH),
                "2026-01-31",
                "2026-02-28",
                "2026-03-31");
    }

    @Test
    void isReversedOnlyWhenItEndsBeforeItBegins() {
        assertThat(range("2026-03-02", "2026-03-01", Interval.DAY).isReversed()).isTrue();
        assertThat(range("2026-03-01", "2026-03-01", Interval.DAY).isReversed()).isFalse();
    }

    @Test
    void isTooLongWithMorePointsThanAreTold() {
        var end = LocalDate.parse("2026-03-01");
        var most = new HistoryRange(end.minusDays(399), end, Interval.DAY);
        var more = new HistoryRange(end.minusDays(400), end, Interval.DAY);

        assertThat(most.isTooLong()).isFalse();
        assertThat(most.points()).hasSize(400);
        assertThat(more.isTooLong()).isTrue();
        assertThat(new HistoryRange(end.minusDays(400), end, Interval.MONTH).isTooLong()).isFalse();
        assertThat(range("0001-01-01", "9999-12-31", Interval.MONTH).isTooLong()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void beginsWithTheFirstDayThatCanBeWritten(Interval interval) {
        assertThat(interval.usualStart(LocalDate.parse("0000-01-02"))).isEqualTo("0000-01-01");
    }

    @Test
    void leavesOutTheDaysToCome() {
        var today = LocalDate.parse("2026-03-02");

        assertPoints(
                range("2026-03-01", "2026-04-01", Interval.DAY).until(today),
                "2026-03-01",
                "2026-03-02");
        assertPoints(range("2026-03-03", "2026-04-01", Interval.DAY).until(today));
    }

    private static HistoryRange range(String from, String to, Interval interval) {
        return new HistoryRange(LocalDate.parse(from), LocalDate.parse(to), interval);
    }

    private static void assertPoints(HistoryRange range, String... days) {
        assertThat(range.points())
                .containsExactlyElementsOf(Arrays.stream(days).map(LocalDate::parse).toList());
    }
}
