package com.dashtam.sync.application.job;

import com.dashtam.sync.domain.account.Accounts;
import com.dashtam.sync.domain.account.TransactionProgress;
import com.dashtam.sync.domain.job.SyncJob;
import com.dashtam.sync.domain.transaction.DateWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Which days a job asks an institution for: those that were ordered; everything when it was never
 * read; else what is new, with an overlap for what arrives late and all that may still change.
 */
public final class SyncWindows {

    private final Period overlap;
    private final Accounts accounts;

    public SyncWindows(Period overlap, Accounts accounts) {
        this.overlap = overlap;
        this.accounts = accounts;
    }

    DateWindow of(SyncJob job) {
        var order = job.order();
        if (order.full() || !order.window().isEverything()) {
            return order.window();
        }
        TransactionProgress progress = accounts.progress(order.connectionId(), order.accountId());
        Optional<LocalDate> start = progress.syncedAt().map(at -> dayOf(at).minus(overlap));
        return start.map(day -> DateWindow.since(earlier(day, progress.oldestPending())))
                .orElse(DateWindow.EVERYTHING);
    }

    private static LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    private static LocalDate earlier(LocalDate day, Optional<LocalDate> other) {
        return other.filter(o -> o.isBefore(day)).orElse(day);
    }
}
