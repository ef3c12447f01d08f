package com.dashtam.identity.application.email;

import com.dashtam.events.identity.EmailChangeFailed;
import com.dashtam.events.identity.EmailChangeRefusal;
import com.dashtam.identity.application.AccountWorkflows;
import com.dashtam.identity.domain.email.EmailChange.State;
import com.dashtam.identity.domain.email.EmailChanges;
import com.dashtam.kernel.workflow.Workflows;
import java.time.InstantSource;
import java.util.UUID;

/** Ends changes of address that something else has overtaken. */
public final class AbandonedChanges {

    private final Workflows workflows;
    private final EmailChanges changes;
    private final InstantSource clock;

    public AbandonedChanges(Workflows workflows, EmailChanges changes, InstantSource clock) {
        this.workflows = workflows;
        this.changes = changes;
        this.clock = clock;
    }

    /** Ends the open change of a user, if there is one, in the transaction of whoever calls. */
    public void endOpen(UUID userId, EmailChangeRefusal reason) {
        changes.openOf(userId)
                .filter(change -> changes.end(change.id(), State.ABANDONED, clock.instant()))
                .ifPresent(change ->
                        workflows.fail(
                                AccountWorkflows.EMAIL_CHANGE,
                                change.run(),
                                new EmailChangeFailed(userId, change.id(), reason)));
    }
}
