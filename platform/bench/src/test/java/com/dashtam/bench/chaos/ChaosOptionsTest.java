package com.dashtam.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChaosOptionsTest {

    @Test
    void killsEachTwentyTimesWithADrawnSeedUnlessToldOtherwise() {
        assertThat(ChaosOptions.of(List.of(), 7)).isEqualTo(new ChaosOptions(20, 7));
        assertThat(ChaosOptions.of(List.of("--seed", "5", "--kills", "3"), 7))
                .isEqualTo(new ChaosOptions(3, 5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--kills", "--kills 0", "--kills many", "--kills 1001", "--seed -1", "x"})
    void saysHowItIsCalledWhenItDoesNotUnderstand(String words) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> ChaosOptions.of(List.of(words.split(" ", -1)), 7))
                .withMessageContaining("chaos [--kills N]");
    }
}
