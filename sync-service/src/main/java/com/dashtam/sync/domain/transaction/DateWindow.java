package com.dashtam.sync.domain.transaction;

import java.time.LocalDate;
import java.util.Optional;

/** The days that are asked for, both ends included; an absent end is open. */
public record DateWindow(Optional<LocalDate> from, Optional<LocalDate> to) {

    public static final DateWindow EVERYTHING = new DateWindow(Optional.empty(), Optional.empty());

    public static DateWindow since(LocalDate from) {
        return new DateWindow(Optional.of(from), Optional.empty());
    }

    /** Whether it ends before it begins, and so holds no day at all. */
    public boolean isReversed() {
        return from.isPresent() && to.isPresent() && to.get().isBefore(from.get());
    }

    public boolean isEverything() {
        return equals(EVERYTHING);
    }
}
