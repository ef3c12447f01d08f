package com.dashtam.provider.infrastructure.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    /** Of lines such as {@code Name: value}. */
    private static RateLimit of(String... lines) {
        Map<String, List<String>> headers =
                Stream.of(lines)
                        .map(line -> line.split(": ", 2))
                        .collect(Collectors.toMap(line -> line[0], line -> List.of(line[1])));
        return new RateLimit(HttpHeaders.of(headers, (_, _) -> true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RateLimit-Remaining: 0   | RateLimit-Reset: 30               | 30",
                "ratelimit-remaining: 0   | ratelimit-reset: 30               | 30",
                "X-RateLimit-Remaining: 0 | X-RateLimit-Reset: 30             | 30",
                "X-RateLimit-Remaining: 0 | X-RateLimit-Reset: 1772366445     | 45",
                "X-Rate-Limit-Remaining: 0| X-Rate-Limit-Reset: 7             | 7",
                "RateLimit: \"day\";r=0;t=12 | RateLimit-Policy: \"day\";q=5     | 12",
                "RateLimit: day; r=0; t=12| Other: 1                          | 12",
                "RateLimit-Remaining: 0   | RateLimit-Reset: 0                | 1",
                "RateLimit-Remaining: 0   | X-RateLimit-Reset: 1772366000     | 1",
                "RateLimit-Remaining: 0   | RateLimit-Reset: 999999           | 86400",
            })
    void knowsForHowLongTheQuotaIsSpent(String remaining, String reset, long seconds) {
        assertThat(of(remaining, reset).spentFor(NOW)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RateLimit-Remaining: 1     | RateLimit-Reset: 30",
                "RateLimit-Remaining: none  | RateLimit-Reset: 30",
                "RateLimit-Remaining: -1    | RateLimit-Reset: 30",
                "RateLimit-Remaining: 0     | RateLimit-Reset: soon",
                "RateLimit-Remaining: 0     | Other: 1",
                "RateLimit: day;r=3;t=12    | Other: 1",
                "RateLimit: day             | Other: 1",
                "Other: 0                   | RateLimit-Reset: 30",
            })
    void goesOnWhileThereIsQuotaOrNothingIsSaid(String remaining, String reset) {
        assertThat(of(remaining, reset).spentFor(NOW)).isEmpty();
    }

    @Test
    void waitsAsLongAsItIsToldWhateverTheQuotaSays() {
        assertThat(of("Retry-After: 7", "RateLimit-Reset: 30").waitSeconds(NOW)).contains(7);
    }

    @Test
    void waitsForTheQuotaWhenItIsNotToldOtherwise() {
        assertThat(of("X-RateLimit-Reset: 1772366445").waitSeconds(NOW)).contains(45);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Retry-After: soon", "RateLimit-Reset: -4", "Other: 3"})
    void doesNotGuessHowLongToWait(String line) {
        assertThat(of(line).waitSeconds(NOW)).isEmpty();
    }
}
