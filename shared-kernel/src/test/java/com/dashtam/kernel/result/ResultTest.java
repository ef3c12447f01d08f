package com.dashtam.kernel.result;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResultTest {

    private final Result<Integer, String> two = Result.ok(2);
    private final Result<Integer, String> refused = Result.err("no");

    @Test
    void mapsTheValueAlone() {
        assertThat(two.map(n -> n * 2)).isEqualTo(Result.ok(4));
        assertThat(refused.map(n -> n * 2)).isEqualTo(Result.err("no"));
    }

    @Test
    void chainsUntilTheFirstRefusal() {
        assertThat(two.flatMap(n -> Result.<Integer, String>err("odd")))
                .isEqualTo(Result.err("odd"));
        assertThat(refused.flatMap(n -> Result.ok(n + 1))).isEqualTo(Result.err("no"));
    }

    @Test
    void mapsTheErrorAlone() {
        assertThat(refused.mapError(String::length)).isEqualTo(Result.err(2));
        assertThat(two.mapError(String::length)).isEqualTo(Result.ok(2));
    }

    @Test
    void foldsBothSidesIntoOne() {
        assertThat(two.<String>fold(n -> "got " + n, error -> error)).isEqualTo("got 2");
        assertThat(refused.<String>fold(n -> "got " + n, error -> error)).isEqualTo("no");
    }
}
