package com.dashtam.provider.infrastructure.http;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** An institution's answer, whole and within bounds. */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record Reply(int status, HttpHeaders headers, byte[] body) {

    private static final int BEGINNING = 64;
    private static final int LONGEST_WAIT_SECONDS = (int) Duration.ofDays(1).toSeconds();

    public boolean isSuccess() {
        return status == 200;
    }

    boolean isServerFault() {
        return status >= 500;
    }

    /**
     * Whether it is a page for people: something in front of the API gave it, such as a proxy at
     * the edge or a notice of maintenance.
     */
    public boolean isPage() {
        return headers.firstValue("Content-Type").filter(Reply::isHtml).isPresent()
                || new String(body, 0, Math.min(body.length, BEGINNING), StandardCharsets.US_ASCII)
                        .stripLeading()
                        .startsWith("<");
    }

    private static boolean isHtml(String type) {
        return type.strip().toLowerCase(Locale.ROOT).startsWith("text/html");
    }

    /** {@code Retry-After} in seconds, given as such or as a date (RFC 9110, section 10.2.3). */
    public Optional<Integer> retryAfterSeconds(Instant now) {
        return headers.firstValue("Retry-After")
                .flatMap(text -> seconds(text.strip()).or(() -> untilDate(text.strip(), now)))
                .map(seconds -> (int) Math.clamp(seconds, 1, LONGEST_WAIT_SECONDS));
    }

    private static Optional<Long> seconds(String text) {
        return text.matches("\\d{1,9}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
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

    @Override
    public String toString() {
        return "Reply[status=" + status + ", bytes=" + body.length + "]";
    }
}
