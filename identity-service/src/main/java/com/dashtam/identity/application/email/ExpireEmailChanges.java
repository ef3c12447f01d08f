package com.dashtam.identity.application.email;

import com.dashtam.events.identity.EmailChangeFailed;
import com.dashtam.events.identity.EmailChangeRefusal;
import com.dashtam.identity.application.AccountWorkflows;
import com.dashtam.identity.domain.email.EmailChange;
import com.dashtam.identity.domain.email.EmailChange.State;
import com.dashtam.identity.domain.email.EmailChanges;
import com.dashtam.kernel.workflow.Transactions;
import com.dashtam.kernel.workflow.Workflows;
import java.time.Instant;
import java.time.InstantSource;

/** Closes changes of address that were not confirmed in time. */
public final class ExpireEmailChanges {

    private final Workflows workflows;
    private final Transactions transactions;
    private final EmailChanges changes;
    private final InstantSource clock;

    public ExpireEmailChanges(
            Workflows workflows,
            Transactions transactions,
            EmailChanges changes,
            InstantSource clock) {
        this.workflows = workflows;
        this.transactions = transactions;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Closes them in one transaction.
     *
     * @param limit of changes in this call
     * @return how many there were
     */
    public int run(int limit) {
        return transactions.inTransaction(() -> {
            Instant now = clock.instant();
            var expired = changes.lockExpired(now, limit);
            expired.forEach(change -> expire(change, now));
            return expired.size();
        });
    }

    private void expire(EmailChange change, Instant now) {
        if (changes.end(change.id(), State.EXPIRED, now)) {
            workflows.fail(
                    AccountWorkflows.EMAIL_CHANGE,
                    change.run(),
                    new EmailChangeFailed(
                            change.userId(), change.id(), EmailChangeRefusal.expired));
        }
    }
}
