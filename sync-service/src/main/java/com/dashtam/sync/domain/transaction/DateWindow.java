package com.dashtam.sync.domain.transaction;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The days that are asked for, both ends included; an absent end is open. */
public record DateWindow(Optional<LocalDate> from, Optional<LocalDate> to) {

    /** About a century: whoever asks for more has mistyped a year. */
    public static final int MAX_DAYS = 36_600;

    /** Days before it cannot be written as RFC 3339 writes them. */
    public static final LocalDate FIRST_DAY = LocalDate.of(0, 1, 1);

    public static final DateWindow EVERYTHING = new DateWindow(Optional.empty(), Optional.empty());

    public static DateWindow since(LocalDate from) {
        return new DateWindow(Optional.of(from), Optional.empty());
    }

    /** Whether it ends before it begins, and so holds no day at all. */
    public boolean isReversed() {
        return from.isPresent() && to.isPresent() && to.get().isBefore(from.get());
    }

    /** Whether its ends are further apart than {@link #MAX_DAYS}. */
    public boolean isTooLong() {
        return from.isPresent()
                && to.isPresent()
                && ChronoUnit.DAYS.between(from.get(), to.get()) > MAX_DAYS;
    }

    public boolean isEverything() {
        return equals(EVERYTHING);
    }
}
