package com.dashtam.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DenialTallyTest {

    private final List<String> told = new ArrayList<>();
    private long nanos = Long.MAX_VALUE - 5;
    private final DenialTally tally =
            new DenialTally(
                    Duration.ofMinutes(1),
                    2,
                    (denial, count) -> told.add(denial.bucket() + " " + count),
                    () -> nanos);

    @Test
    void tellsOfTheFirstDenialAtOnceAndOfTheOthersTogether() {
        for (int i = 0; i < 100; i++) {
            deny("a");
        }
        assertThat(told).containsExactly("a 1");

        nanos += Duration.ofMinutes(1).toNanos();
        tally.sweep();

        assertThat(told).containsExactly("a 1", "a 99");
    }

    @Test
    void countsEachBucketAlone() {
        deny("a");
        deny("b");
        deny("a");

        assertThat(told).containsExactly("a 1", "b 1");
    }

    @Test
    void tellsNothingWhereNothingWasRefusedSince() {
        deny("a");
        nanos += Duration.ofMinutes(1).toNanos();
        tally.sweep();
        tally.sweep();

        assertThat(told).containsExactly("a 1");
    }

    @Test
    void tellsOfABucketAnewAfterARest() {
        deny("a");
        nanos += Duration.ofMinutes(2).toNanos();
        tally.sweep();
        deny("a");

        assertThat(told).containsExactly("a 1", "a 1");
    }

    @Test
    void passesOverMoreBucketsThanItMayCount() {
        deny("a");
        deny("b");
        deny("c");
        assertThat(told).containsExactly("a 1", "b 1");

        nanos += Duration.ofMinutes(1).toNanos();
        tally.sweep();
        deny("c");

        assertThat(told).containsExactly("a 1", "b 1", "c 1");
    }

    private void deny(String bucket) {
        tally.add(
                new Denial(
                        bucket,
                        "listAccounts",
                        "api_read",
                        Policy.Scope.USER,
                        Optional.empty(),
                        "203.0.113.7",
                        "",
                        Duration.ofSeconds(1)));
    }
}
