package com.dashtam.identity.application.deletion;

import com.dashtam.events.identity.UserDeletionOverdue;
import com.dashtam.identity.domain.deletion.DataHolder;
import com.dashtam.identity.domain.deletion.UserDeletion;
import com.dashtam.identity.domain.deletion.UserDeletions;
import com.dashtam.kernel.workflow.Fact;
import com.dashtam.kernel.workflow.Transactions;
import com.dashtam.kernel.workflow.Workflows;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Names, once a deletion, the services that have not answered in time. */
public final class ReportOverdueDeletions {

    private final Workflows workflows;
    private final Transactions transactions;
    private final UserDeletions deletions;
    private final InstantSource clock;
    private final Duration answerLimit;

    public ReportOverdueDeletions(
            Workflows workflows,
            Transactions transactions,
            UserDeletions deletions,
            InstantSource clock,
            Duration answerLimit) {
        this.workflows = workflows;
        this.transactions = transactions;
        this.deletions = deletions;
        this.clock = clock;
        this.answerLimit = answerLimit;
    }

    /**
     * Reports them in one transaction.
     *
     * @param limit of deletions in this call
     * @return how many were overdue
     */
    public int run(int limit) {
        return transactions.inTransaction(() -> {
            Instant now = clock.instant();
            var overdue = deletions.lockOverdue(now.minus(answerLimit), limit);
            overdue.forEach(deletion -> report(deletion, now));
            return overdue.size();
        });
    }

    private void report(UserDeletion deletion, Instant now) {
        deletions.markReported(deletion.id(), now);
        deletion.missing().forEach(holder -> report(deletion, holder));
    }

    private void report(UserDeletion deletion, DataHolder holder) {
        workflows.record(
                Fact.about(
                        deletion.userId(),
                        new UserDeletionOverdue(
                                deletion.userId(), deletion.id(), holder.service())),
                deletion.run());
    }
}
