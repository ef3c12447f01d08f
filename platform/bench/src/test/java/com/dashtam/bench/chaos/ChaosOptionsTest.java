package com.dashtam.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChaosOptionsTest {

    @Test
    void killsEachTwentyTimesWithADrawnSeedUnlessToldOtherwise() {
        assertThat(ChaosOptions.of(List.of(), 7))
                .isEqualTo(new ChaosOptions(20, 7, Duration.ofSeconds(60)));
        assertThat(ChaosOptions.of(List.of("--seed", "5", "--kills", "3", "--kafka-away", "0"), 7))
                .isEqualTo(new ChaosOptions(3, 5, Duration.ZERO));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--kills",
                "--kills 0",
                "--kills many",
                "--kills 1001",
                "--seed -1",
                "--kafka-away 3601",
                "--kafka-away -1",
                "x"
            })
    void saysHowItIsCalledWhenItDoesNotUnderstand(String words) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> ChaosOptions.of(List.of(words.split(" ", -1)), 7))
                .withMessageContaining("chaos [--kills N]");
    }
}
