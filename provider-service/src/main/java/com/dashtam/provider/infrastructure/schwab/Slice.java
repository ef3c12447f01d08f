package com.dashtam.provider.infrastructure.schwab;

import com.dashtam.provider.domain.feed.Period;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The part of an account's history that one call asks for, both ends included to the millisecond.
 * The newest part comes first: it alone is promised, see {@link SchwabSettings#PROMISED_HISTORY}.
 *
 * @param accountHash what Schwab calls the account in paths
 */
record Slice(String accountHash, Instant from, Instant to) {

    private static final Duration TICK = Duration.ofMillis(1);
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    static Slice newest(String accountHash, Period period, Instant now, Duration length) {
        Instant begin = Moments.startOf(period.from());
        Instant end = Moments.startOf(period.to().plusDays(1)).minus(TICK);
        Instant to =
                end.isAfter(now) ? later(begin, Instant.ofEpochMilli(now.toEpochMilli())) : end;
        return new Slice(accountHash, later(begin, to.minus(length).plus(TICK)), to);
    }

    /** Absent when nothing of the period is left. */
    Optional<Slice> older(Period period, Duration length) {
        Instant begin = Moments.startOf(period.from());
        Instant before = from.minus(TICK);
        return before.isBefore(begin)
                ? Optional.empty()
                : Optional.of(
                        new Slice(
                                accountHash,
                                later(begin, before.minus(length).plus(TICK)),
                                before));
    }

    /** The newer half; absent when there is hardly anything to halve. */
    Optional<Slice> newerHalf() {
        Duration length = Duration.between(from, to);
        Instant middle = from.plusMillis(length.toMillis() / 2).plus(TICK);
        return length.compareTo(SHORTEST) < 0
                ? Optional.empty()
                : Optional.of(new Slice(accountHash, middle, to));
    }

    /** As a cursor, which never leaves the service. */
    String text() {
        return from.toEpochMilli() + "/" + to.toEpochMilli() + "/" + accountHash;
    }

    /** The slice that {@link #text()} wrote. */
    static Slice parse(String text) {
        String[] parts = text.split("/", 3);
        return new Slice(parts[2], moment(parts[0]), moment(parts[1]));
    }

    private static Instant moment(String millis) {
        return Instant.ofEpochMilli(Long.parseLong(millis));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
