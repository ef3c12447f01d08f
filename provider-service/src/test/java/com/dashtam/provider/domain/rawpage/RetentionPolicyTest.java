package com.dashtam.provider.domain.rawpage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionPolicyTest {

    @Test
    void keepsForSevenDaysAtMost() {
        assertThat(new RetentionPolicy(Duration.ofDays(7), 1).isOn()).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetentionPolicy(Duration.ofDays(7).plusNanos(1), 1))
                .withMessageContaining("7 days");
    }

    @Test
    void refusesWhatIsBelowZero() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetentionPolicy(Duration.ofSeconds(-1), 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetentionPolicy(Duration.ZERO, -1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1_000})
    void admitsNothingWhileItIsOff(int bytes) {
        assertThat(RetentionPolicy.OFF.isOn()).isFalse();
        assertThat(new RetentionPolicy(Duration.ZERO, 1_000_000).admits(bytes)).isFalse();
    }

    @Test
    void admitsNoPageThatIsTooLarge() {
        var generous = new RetentionPolicy(Duration.ofHours(1), Long.MAX_VALUE);
        assertThat(generous.admits(RetentionPolicy.LARGEST_PAGE_BYTES)).isTrue();
        assertThat(generous.admits(RetentionPolicy.LARGEST_PAGE_BYTES + 1)).isFalse();
        var narrow = new RetentionPolicy(Duration.ofHours(1), 10);
        assertThat(narrow.admits(10)).isTrue();
        assertThat(narrow.admits(11)).isFalse();
    }
}
