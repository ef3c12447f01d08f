package com.dashtam.provider.infrastructure.schwab;

import com.dashtam.provider.infrastructure.http.Fields;
import com.dashtam.provider.infrastructure.http.MalformedAnswerException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Optional;

/** Days and moments: a moment is written in UTC and belongs to a day of the exchange's. */
final class Moments {

    private static final ZoneId EXCHANGE = ZoneId.of("America/New_York");

    /** Offsets come with a colon, without one, and as Z. */
    private static final DateTimeFormatter READ =
            new DateTimeFormatterBuilder()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                    .appendPattern("[XXX][XX]")
                    .toFormatter(java.util.Locale.ROOT);

    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSX", java.util.Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final int DATE_LENGTH = "2026-01-31".length();

    private Moments() {}

    static String written(Instant moment) {
        return WRITTEN.format(moment);
    }

    static Instant startOf(LocalDate day) {
        return day.atStartOfDay(EXCHANGE).toInstant();
    }

    static Optional<LocalDate> day(Fields fields, String name) {
        return fields.text(name)
                .map(text -> {
                    try {
                        return text.length() == DATE_LENGTH
                                ? LocalDate.parse(text)
                                : OffsetDateTime.parse(text, READ)
                                        .atZoneSameInstant(EXCHANGE)
                                        .toLocalDate();
                    } catch (DateTimeException e) {
                        throw new MalformedAnswerException(name + " is not a moment");
                    }
                });
    }
}
