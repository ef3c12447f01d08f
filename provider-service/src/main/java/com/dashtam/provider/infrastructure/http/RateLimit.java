package com.dashtam.provider.infrastructure.http;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the headers of an answer say about how often an institution may be asked: {@code
 * Retry-After} (RFC 9110, section 10.2.3), {@code RateLimit} and {@code RateLimit-Remaining} with
 * {@code RateLimit-Reset} as in the drafts of the IETF's httpapi group, and the {@code X-} forms
 * that came before them. A reset is a number of seconds or, when it is that large, a moment in
 * seconds since 1970.
 */
public record RateLimit(HttpHeaders headers) {

    private static final long LONGEST_WAIT_SECONDS = Duration.ofDays(1).toSeconds();
    private static final long FIRST_MOMENT = 1_000_000_000;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,12}");
    private static final Pattern REMAINING = Pattern.compile(";\\s*r\\s*=\\s*(\\d{1,12})");
    private static final Pattern RESET = Pattern.compile(";\\s*t\\s*=\\s*(\\d{1,12})");

    /** After how many seconds an institution that refused to answer may be asked again. */
    public Optional<Integer> waitSeconds(Instant now) {
        return header("Retry-After")
                .flatMap(text -> number(text).or(() -> untilDate(text, now)))
                .or(() -> reset(now))
                .map(seconds -> (int) Math.clamp(seconds, 1, LONGEST_WAIT_SECONDS));
    }

    /** For how long this was the last answer; absent unless it was. */
    Optional<Duration> spentFor(Instant now) {
        return remaining()
                .filter(left -> left == 0)
                .flatMap(_ -> reset(now))
                .map(seconds -> Duration.ofSeconds(Math.clamp(seconds, 1, LONGEST_WAIT_SECONDS)));
    }

    private Optional<Long> remaining() {
        return numbered("RateLimit-Remaining", "X-RateLimit-Remaining", "X-Rate-Limit-Remaining")
                .or(() -> parameter(REMAINING));
    }

    private Optional<Long> reset(Instant now) {
        return numbered("RateLimit-Reset", "X-RateLimit-Reset", "X-Rate-Limit-Reset")
                .map(value -> value < FIRST_MOMENT ? value : value - now.getEpochSecond())
                .or(() -> parameter(RESET));
    }

    private Optional<Long> numbered(String... names) {
        return Stream.of(names)
                .map(this::header)
                .flatMap(Optional::stream)
                .findFirst()
                .flatMap(RateLimit::number);
    }

    private Optional<Long> parameter(Pattern pattern) {
        return header("RateLimit")
                .map(pattern::matcher)
                .filter(Matcher::find)
                .map(found -> Long.parseLong(found.group(1)));
    }

    private Optional<String> header(String name) {
        return headers.firstValue(name).map(String::strip);
    }

    private static Optional<Long> number(String text) {
        return NUMBER.matcher(text).matches()
                ? Optional.of(Long.parseLong(text))
                : Optional.empty();
    }

    private static Optional<Long> untilDate(String text, Instant now) {
        try {
            Instant then =
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return Optional.of(Duration.between(now, then).toSeconds());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
