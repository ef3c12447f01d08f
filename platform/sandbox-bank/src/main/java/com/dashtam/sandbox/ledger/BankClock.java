package com.dashtam.sandbox.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The bank's time: another clock plus an offset that only grows. The business day turns when the
 * clock is moved, not at midnight, so that books do not change under a test.
 */
public final class BankClock implements InstantSource {
    private final InstantSource base;
    private volatile Duration offset = Duration.ZERO;
    private volatile LocalDate businessDay;

    public BankClock(InstantSource base) {
        this.base = base;
        this.businessDay = dateOf(base.instant());
    }

    @Override
    public Instant instant() {
        return base.instant().plus(offset);
    }

    public LocalDate businessDay() {
        return businessDay;
    }

    /**
     * @throws IllegalArgumentException when the step is negative
     */
    public synchronized void advance(Duration step) {
        if (step.isNegative()) {
            throw new IllegalArgumentException("the clock cannot go back; reset the bank instead");
        }
        offset = offset.plus(step);
        businessDay = dateOf(instant());
    }

    public synchronized void reset() {
        offset = Duration.ZERO;
        businessDay = dateOf(instant());
    }

    private static LocalDate dateOf(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
