package com.dashtam.sync.application.job;

import com.dashtam.sync.domain.account.Accounts;
import com.dashtam.sync.domain.job.SyncJob;
import com.dashtam.sync.domain.transaction.DateWindow;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Which days a job asks an institution for: those that were ordered; all of its history when it was
 * never read; else what is new, with an overlap for what arrives late and all that may still
 * change.
 */
public final class SyncWindows {

    /** Institutions book some transactions ahead, and their calendars may be ahead of ours. */
    private static final Period AHEAD = Period.ofDays(7);

    private final Reach reach;
    private final Accounts accounts;
    private final InstantSource clock;

    public SyncWindows(Reach reach, Accounts accounts, InstantSource clock) {
        this.reach = reach;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * How far back to read.
     *
     * @param history at the first reading
     * @param overlap before the last reading, at each further one
     */
    public record Reach(Period history, Period overlap) {}

    /** A window with both ends, no further apart than those of an order may be. */
    DateWindow of(SyncJob job) {
        LocalDate today = dayOf(clock.instant());
        DateWindow ordered = job.order().window();
        return ordered.from()
                .map(from ->
                        endingWith(
                                ordered.to().orElseGet(() -> later(today.plus(AHEAD), from)), from))
                .orElseGet(() ->
                        beginningWith(
                                start(job, earlier(today, ordered.to())),
                                ordered.to().orElseGet(() -> today.plus(AHEAD))));
    }

    private static DateWindow endingWith(LocalDate to, LocalDate from) {
        return new DateWindow(
                Optional.of(later(to.minusDays(DateWindow.MAX_DAYS), from)), Optional.of(to));
    }

    private static DateWindow beginningWith(LocalDate start, LocalDate to) {
        LocalDate from = later(DateWindow.FIRST_DAY, start);
        return new DateWindow(
                Optional.of(from),
                Optional.of(earlier(to, Optional.of(from.plusDays(DateWindow.MAX_DAYS)))));
    }

    /**
     * @param last the day up to which the institution has told something by now
     */
    private LocalDate start(SyncJob job, LocalDate last) {
        var order = job.order();
        LocalDate earliest = last.minus(reach.history());
        if (order.full() || !order.window().isEverything()) {
            return earliest;
        }
        var progress = accounts.progress(order.connectionId(), order.accountId());
        return progress.syncedAt()
                .map(at -> earlier(dayOf(at).minus(reach.overlap()), progress.oldestPending()))
                .orElse(earliest);
    }

    private static LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    private static LocalDate later(LocalDate day, LocalDate other) {
        return other.isAfter(day) ? other : day;
    }

    private static LocalDate earlier(LocalDate day, Optional<LocalDate> other) {
        return other.filter(o -> o.isBefore(day)).orElse(day);
    }
}
