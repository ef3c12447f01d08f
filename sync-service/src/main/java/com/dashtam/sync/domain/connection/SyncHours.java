package com.dashtam.sync.domain.connection;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * The hours of each day within which an institution is read by schedule, by its own clock. They may
 * go past midnight; a day on which the clock skips them has none.
 */
public record SyncHours(LocalTime from, LocalTime to, ZoneId zone) {

    private static final Pattern TEXT =
            Pattern.compile("([0-9]{2}:[0-9]{2})-([0-9]{2}:[0-9]{2}) +([^ ]+)");

    /** They begin on a day before, and a clock that skips them does so once. */
    private static final int DAYS_AHEAD = 3;

    /** The hours of one day. */
    public record Opening(Instant start, Instant end) {

        boolean contains(Instant moment) {
            return !moment.isBefore(start) && moment.isBefore(end);
        }

        public Duration length() {
            return Duration.between(start, end);
        }
    }

    public SyncHours {
        if (from.equals(to)) {
            throw new IllegalArgumentException("the hours begin and end at " + from);
        }
    }

    /**
     * Reads hours such as {@code 22:00-04:30 America/New_York}.
     *
     * @throws IllegalArgumentException when they are written in another way
     */
    public static SyncHours parse(String text) {
        Matcher parts = TEXT.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "hours are written as 22:00-04:30 America/New_York, not as " + text);
        }
        try {
            return new SyncHours(
                    LocalTime.parse(parts.group(1)),
                    LocalTime.parse(parts.group(2)),
                    ZoneId.of(parts.group(3)));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no such hours: " + text, e);
        }
    }

    public boolean contain(Instant moment) {
        return next(moment).contains(moment);
    }

    /** The opening that a moment is in, or the next one. */
    public Opening next(Instant moment) {
        LocalDate before = LocalDate.ofInstant(moment, zone).minusDays(1);
        return LongStream.rangeClosed(0, DAYS_AHEAD)
                .mapToObj(days -> of(before.plusDays(days)))
                .filter(opening -> opening.length().isPositive() && opening.end().isAfter(moment))
                .findFirst()
                .orElseThrow();
    }

    private Opening of(LocalDate day) {
        LocalDate lastDay = to.isAfter(from) ? day : day.plusDays(1);
        return new Opening(
                day.atTime(from).atZone(zone).toInstant(),
                lastDay.atTime(to).atZone(zone).toInstant());
    }
}
