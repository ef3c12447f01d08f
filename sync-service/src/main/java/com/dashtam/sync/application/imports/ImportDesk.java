package com.dashtam.sync.application.imports;

import com.dashtam.kernel.workflow.Transactions;
import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.sync.domain.imports.ImportJobs;
import com.dashtam.sync.domain.imports.RejectedRows;
import com.dashtam.sync.domain.job.JobQueue;
import com.dashtam.sync.domain.job.Lease;
import com.dashtam.sync.domain.ledger.Ledger;
import com.dashtam.sync.domain.ledger.ReadingPages;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/**
 * What every part of a running import stands on.
 *
 * @param leaseLength for how long a lease is good after a write
 */
public record ImportDesk(
        ImportJobs imports,
        JobQueue queue,
        Ledger ledger,
        ReadingPages readingPages,
        RejectedRows rejectedRows,
        Workflows workflows,
        Transactions transactions,
        InstantSource clock,
        Duration leaseLength) {

    /**
     * Runs work in a transaction that commits only while the lease holds. The lease is renewed with
     * it, for nobody else can while it runs.
     */
    <T> T holding(Lease lease, Supplier<T> work) {
        return transactions.inTransaction(() -> {
            queue.hold(lease);
            T done = work.get();
            queue.renew(List.of(lease), now(), now().plus(leaseLength));
            return done;
        });
    }

    Instant now() {
        return clock.instant();
    }
}
