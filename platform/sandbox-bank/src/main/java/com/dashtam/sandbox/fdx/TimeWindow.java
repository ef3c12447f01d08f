package com.dashtam.sandbox.fdx;

import com.dashtam.sandbox.http.Parameters;
import com.dashtam.sandbox.http.RefusedException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * The part of history that a client asks for, both ends included; a date stands for its whole day
 * in UTC. Either end may be left open.
 */
record TimeWindow(Instant from, Instant to) {

    static TimeWindow read(Parameters query) {
        Instant from =
                either(query, "startTime", "startDate")
                        .map(text -> parse(text, false))
                        .orElse(Instant.MIN);
        Instant to =
                either(query, "endTime", "endDate")
                        .map(text -> parse(text, true))
                        .orElse(Instant.MAX);
        if (from.isAfter(to)) {
            throw new RefusedException(400, "703", "Invalid date range");
        }
        return new TimeWindow(from, to);
    }

    boolean contains(Instant instant) {
        return !instant.isBefore(from) && !instant.isAfter(to);
    }

    private static Optional<String> either(Parameters query, String time, String date) {
        return query.get(time).or(() -> query.get(date));
    }

    private static Instant parse(String text, boolean endOfDay) {
        try {
            if (text.indexOf('T') >= 0) {
                return OffsetDateTime.parse(text).toInstant();
            }
            LocalDate date = LocalDate.parse(text);
            return endOfDay
                    ? date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusMillis(1)
                    : date.atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException malformed) {
            throw new RefusedException(400, "702", "Invalid start or end date");
        }
    }
}
