package com.dashtam.identity.application.export;

import com.dashtam.events.identity.DataExportFailed;
import com.dashtam.events.identity.DataExportRefusal;
import com.dashtam.events.identity.DataExportSucceeded;
import com.dashtam.identity.application.AccountWorkflows;
import com.dashtam.identity.domain.export.Archivist;
import com.dashtam.identity.domain.export.DataExport;
import com.dashtam.identity.domain.export.DataExports;
import com.dashtam.identity.domain.export.ExportFailure;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.workflow.Transactions;
import com.dashtam.kernel.workflow.Workflows;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Makes the copies that are queued, one at a time, and destroys those whose time is over. */
public final class RunDataExports {

    /**
     * How long a copy is tried for.
     *
     * @param lease after which another worker takes over from one that died
     * @param firstPause after the first failure; it doubles with each further one
     * @param maxAttempts after which the copy has failed
     */
    public record Limits(Duration lease, Duration firstPause, int maxAttempts) {}

    private final Workflows workflows;
    private final Transactions transactions;
    private final DataExports exports;
    private final Archivist archivist;
    private final InstantSource clock;
    private final Limits limits;

    public RunDataExports(
            Workflows workflows,
            Transactions transactions,
            DataExports exports,
            Archivist archivist,
            InstantSource clock,
            Limits limits) {
        this.workflows = workflows;
        this.transactions = transactions;
        this.exports = exports;
        this.archivist = archivist;
        this.clock = clock;
        this.limits = limits;
    }

    /**
     * Makes copies until none is due.
     *
     * @param limit of copies in this call
     * @return how many were tried
     */
    public int run(int limit) {
        int tried = 0;
        Optional<DataExport> next = claim();
        while (next.isPresent()) {
            make(next.get());
            tried++;
            next = tried < limit ? claim() : Optional.empty();
        }
        return tried;
    }

    /** Destroys archives whose time is over; see {@link DataExports#expire}. */
    public int expire(int limit) {
        return transactions.inTransaction(() -> exports.expire(clock.instant(), limit));
    }

    private Optional<DataExport> claim() {
        return transactions.inTransaction(() -> {
            Instant now = clock.instant();
            return exports.claim(now, now.plus(limits.lease()));
        });
    }

    private void make(DataExport export) {
        switch (archivist.archive(export.userId())) {
            case Result.Ok<byte[], ExportFailure>(var archive) -> succeed(export, archive);
            case Result.Err<byte[], ExportFailure>(var failure) -> setBack(export, failure);
        }
    }

    private void succeed(DataExport export, byte[] archive) {
        boolean _ =
                transactions.inTransaction(() -> {
                    Instant now = clock.instant();
                    boolean kept = exports.succeed(export, archive, now, now.plus(DataExport.LIFE));
                    if (kept) {
                        workflows.succeed(
                                AccountWorkflows.DATA_EXPORT,
                                export.run(),
                                new DataExportSucceeded(
                                        export.userId(), export.id(), (long) archive.length));
                    }
                    return kept;
                });
    }

    private void setBack(DataExport export, ExportFailure failure) {
        boolean _ =
                transactions.inTransaction(() -> {
                    Instant now = clock.instant();
                    if (mayPass(failure) && export.attempts() < limits.maxAttempts()) {
                        exports.retry(export, now.plus(pauseAfter(export.attempts())));
                        return false;
                    }
                    return fail(export, failure, now);
                });
    }

    private boolean fail(DataExport export, ExportFailure failure, Instant now) {
        boolean failed = exports.fail(export, now);
        if (failed) {
            workflows.fail(
                    AccountWorkflows.DATA_EXPORT,
                    export.run(),
                    new DataExportFailed(export.userId(), export.id(), reasonOf(failure)));
        }
        return failed;
    }

    private static boolean mayPass(ExportFailure failure) {
        return switch (failure) {
            case SERVICE_UNAVAILABLE -> true;
            case TOO_LARGE -> false;
        };
    }

    private static DataExportRefusal reasonOf(ExportFailure failure) {
        return switch (failure) {
            case SERVICE_UNAVAILABLE -> DataExportRefusal.service_unavailable;
            case TOO_LARGE -> DataExportRefusal.too_large;
        };
    }

    private Duration pauseAfter(int attempts) {
        return limits.firstPause().multipliedBy(1L << Math.min(attempts - 1, 16));
    }
}
