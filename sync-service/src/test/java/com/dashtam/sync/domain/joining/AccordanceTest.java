package com.dashtam.sync.domain.joining;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccordanceTest {

    @ParameterizedTest
    @CsvSource({
        "3, 3, true",
        "2, 2, false",
        "0, 0, false",
        "10, 8, true",
        "10, 7, false",
        "4, 3, false",
        "1000, 800, true"
    })
    void isEvidentWithThreeSharedAndFourOfFive(int fewer, int shared, boolean evident) {
        assertThat(accordance(false, fewer, shared).isEvident()).isEqualTo(evident);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "10, 0", "10, 7"})
    void isEvidentWhateverIsSharedUnderOneIdentifier(int fewer, int shared) {
        assertThat(accordance(true, fewer, shared).isEvident()).isTrue();
    }

    private static Accordance accordance(boolean same, int fewer, int shared) {
        return new Accordance(UUID.randomUUID(), UUID.randomUUID(), same, fewer, shared);
    }
}
