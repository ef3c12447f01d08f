package com.dashtam.sync.application.job;

import com.dashtam.kernel.workflow.Transactions;
import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.sync.domain.job.JobQueue;
import com.dashtam.sync.domain.job.Lease;
import com.dashtam.sync.domain.job.SyncJobs;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/** What every part of a running sync stands on. */
public record JobDesk(
        SyncJobs jobs,
        JobQueue queue,
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
