package com.dashtam.provider.infrastructure.schwab;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.provider.domain.feed.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SliceTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456Z");
    private static final Duration LENGTH = Duration.ofDays(59);
    private static final Period TWO_YEARS =
            new Period(LocalDate.of(2024, 3, 1), LocalDate.of(2026, 3, 1));

    @Test
    void coversThePeriodWithoutGapAndOverlap() {
        List<Slice> slices = all(TWO_YEARS);

        assertThat(slices).hasSize(13);
        assertThat(slices.getFirst().to()).isEqualTo(Instant.parse("2026-03-01T12:00:00.123Z"));
        assertThat(slices.getLast().from()).isEqualTo(Instant.parse("2024-03-01T05:00:00Z"));
        for (int i = 1; i < slices.size(); i++) {
            assertThat(slices.get(i).to().plusMillis(1)).isEqualTo(slices.get(i - 1).from());
        }
        assertThat(slices)
                .allSatisfy(slice ->
                        assertThat(Duration.between(slice.from(), slice.to())).isLessThan(LENGTH));
    }

    @Test
    void asksForTheDaysOfTheExchange() {
        var day = LocalDate.of(2025, 7, 4);

        assertThat(all(new Period(day, day)))
                .containsExactly(
                        new Slice(
                                "hash",
                                Instant.parse("2025-07-04T04:00:00Z"),
                                Instant.parse("2025-07-05T03:59:59.999Z")));
    }

    @Test
    void asksForNothingBackwardsWhenThePeriodIsToCome() {
        var day = LocalDate.of(2026, 4, 1);

        assertThat(all(new Period(day, day)))
                .singleElement()
                .satisfies(slice -> assertThat(slice.from()).isEqualTo(slice.to()));
    }

    @Test
    void halvesDownToASecond() {
        Slice slice = Slice.newest("hash", TWO_YEARS, NOW, LENGTH);
        int halvings = 0;
        for (Optional<Slice> half = slice.newerHalf();
                half.isPresent();
                half = half.get().newerHalf()) {
            assertThat(half.get().to()).isEqualTo(slice.to());
            assertThat(half.get().from()).isAfter(slice.from());
            slice = half.get();
            halvings++;
        }

        assertThat(halvings).isBetween(20, 24);
        assertThat(slice.older(TWO_YEARS, LENGTH).orElseThrow().to())
                .isEqualTo(slice.from().minusMillis(1));
    }

    @Test
    void outlivesItsText() {
        var slice = new Slice("A/B+C", Instant.ofEpochMilli(1), Instant.ofEpochMilli(2));

        assertThat(Slice.parse(slice.text())).isEqualTo(slice);
    }

    private static List<Slice> all(Period period) {
        var slices = new ArrayList<Slice>();
        Optional<Slice> next = Optional.of(Slice.newest("hash", period, NOW, LENGTH));
        while (next.isPresent()) {
            slices.add(next.get());
            next = next.get().older(period, LENGTH);
        }
        return slices;
    }
}
