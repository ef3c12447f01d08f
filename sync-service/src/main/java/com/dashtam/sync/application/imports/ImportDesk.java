package com.dashtam.sync.application.imports;

import com.dashtam.kernel.workflow.Transactions;
import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.sync.domain.imports.ImportJobs;
import com.dashtam.sync.domain.imports.RejectedRows;
import com.dashtam.sync.domain.job.JobQueue;
import com.dashtam.sync.domain.job.Lease;
import com.dashtam.sync.domain.ledger.Ledger;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/** What every part of a running import stands on. */
public record ImportDesk(
        ImportJobs imports,
        JobQueue queue,
        Ledger ledger,
        RejectedRows rejectedRows,
        Workflows workflows,
        Transactions transactions,
        InstantSource clock) {

    /** Runs work in a transaction that commits only while the lease holds. */
    <T> T holding(Lease lease, Supplier<T> work) {
        return transactions.inTransaction(() -> {
            queue.hold(lease);
            return work.get();
        });
    }

    Instant now() {
        return clock.instant();
    }
}
