package com.dashtam.audit.domain.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.dashtam.kernel.result.Result;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimeRangeTest {

    private static final Optional<Instant> EARLY = Optional.of(Instant.EPOCH);
    private static final Optional<Instant> LATE = Optional.of(Instant.EPOCH.plusSeconds(1));

    @Test
    void mayBeOpenAtEitherEnd() {
        assertThat(TimeRange.of(Optional.empty(), Optional.empty()))
                .isEqualTo(Result.ok(TimeRange.ALWAYS));
        assertThat(TimeRange.of(EARLY, Optional.empty()))
                .isEqualTo(Result.ok(new TimeRange(EARLY, Optional.empty())));
        assertThat(TimeRange.of(Optional.empty(), LATE))
                .isEqualTo(Result.ok(new TimeRange(Optional.empty(), LATE)));
    }

    @Test
    void refusesToEndBeforeItBegins() {
        assertThat(TimeRange.of(LATE, EARLY)).isEqualTo(Result.err(TimeRange.Refusal.REVERSED));
    }

    @Test
    void refusesToBeEmpty() {
        assertThat(TimeRange.of(EARLY, EARLY)).isEqualTo(Result.err(TimeRange.Refusal.REVERSED));
    }

    @Test
    void cannotBeMadeReversedByItsConstructor() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TimeRange(LATE, EARLY));
    }
}
