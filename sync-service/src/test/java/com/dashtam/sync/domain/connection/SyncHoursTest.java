package com.dashtam.sync.domain.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyncHoursTest {

    private static final SyncHours EARLY = SyncHours.parse("02:00-06:00 America/New_York");
    private static final SyncHours LATE = SyncHours.parse("22:00-04:30  Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T06:59:59Z, false",
        "2026-03-01T07:00:00Z, true",
        "2026-03-01T10:59:59Z, true",
        "2026-03-01T11:00:00Z, false",
        // The clocks have gone forward.
        "2026-03-09T06:00:00Z, true",
        "2026-03-09T10:00:00Z, false",
    })
    void areThoseOfTheInstitutionsClock(Instant moment, boolean contained) {
        assertThat(EARLY.contain(moment)).isEqualTo(contained);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-10T20:59:59Z, false",
        "2026-01-10T21:00:00Z, true",
        "2026-01-11T00:00:00Z, true",
        "2026-01-11T03:29:59Z, true",
        "2026-01-11T03:30:00Z, false",
    })
    void mayGoPastMidnight(Instant moment, boolean contained) {
        assertThat(LATE.contain(moment)).isEqualTo(contained);
    }

    @Test
    void tellTheOpeningThatAMomentIsInOrTheNextOne() {
        var within = EARLY.next(Instant.parse("2026-03-01T08:00:00Z"));
        var after = EARLY.next(Instant.parse("2026-03-01T11:00:00Z"));

        assertThat(within.start()).isEqualTo("2026-03-01T07:00:00Z");
        assertThat(after.start()).isEqualTo("2026-03-02T07:00:00Z");
        assertThat(after.length()).isEqualTo(Duration.ofHours(4));
    }

    @Test
    void passOverADayWhoseClockSkipsThem() {
        var skipped = SyncHours.parse("02:00-03:00 America/New_York");

        assertThat(skipped.next(Instant.parse("2026-03-07T08:00:00Z")).start())
                .isEqualTo("2026-03-09T06:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "02:00-06:00",
                "2:00-6:00 UTC",
                "02:00-25:00 UTC",
                "02:00-06:00 Mars/Olympus",
                "02:00-02:00 UTC",
                "02:00-06:00 UTC and more",
            })
    void areRefusedWhenTheyAreWrittenInAnotherWay(String text) {
        assertThatThrownBy(() -> SyncHours.parse(text))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
