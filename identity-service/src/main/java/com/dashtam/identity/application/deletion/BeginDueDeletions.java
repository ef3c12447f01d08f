package com.dashtam.identity.application.deletion;

import com.dashtam.events.identity.UserDeletionDue;
import com.dashtam.identity.domain.deletion.UserDeletion;
import com.dashtam.identity.domain.deletion.UserDeletions;
import com.dashtam.kernel.workflow.Fact;
import com.dashtam.kernel.workflow.Transactions;
import com.dashtam.kernel.workflow.Workflows;
import java.time.Instant;
import java.time.InstantSource;

/** Tells every service to erase what it holds of a user whose grace period is over. */
public final class BeginDueDeletions {

    private final Workflows workflows;
    private final Transactions transactions;
    private final UserDeletions deletions;
    private final InstantSource clock;

    public BeginDueDeletions(
            Workflows workflows,
            Transactions transactions,
            UserDeletions deletions,
            InstantSource clock) {
        this.workflows = workflows;
        this.transactions = transactions;
        this.deletions = deletions;
        this.clock = clock;
    }

    /**
     * Begins them in one transaction.
     *
     * @param limit of deletions in this call
     * @return how many were due
     */
    public int run(int limit) {
        return transactions.inTransaction(() -> {
            Instant now = clock.instant();
            var due = deletions.lockDue(now, limit);
            due.forEach(deletion -> begin(deletion, now));
            return due.size();
        });
    }

    private void begin(UserDeletion deletion, Instant now) {
        deletions.begin(deletion.id(), now);
        workflows.record(
                Fact.about(
                        deletion.userId(), new UserDeletionDue(deletion.userId(), deletion.id())),
                deletion.run());
    }
}
