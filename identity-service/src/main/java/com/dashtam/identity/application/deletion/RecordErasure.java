package com.dashtam.identity.application.deletion;

import com.dashtam.events.identity.UserDeletionSucceeded;
import com.dashtam.identity.application.AccountWorkflows;
import com.dashtam.identity.domain.deletion.DataHolder;
import com.dashtam.identity.domain.deletion.UserDeletion;
import com.dashtam.identity.domain.deletion.UserDeletions;
import com.dashtam.kernel.workflow.Workflows;
import java.util.UUID;

/** Notes that a service has erased what it held; with the last of them the account itself goes. */
public final class RecordErasure {

    private final Workflows workflows;
    private final UserDeletions deletions;

    public RecordErasure(Workflows workflows, UserDeletions deletions) {
        this.workflows = workflows;
        this.deletions = deletions;
    }

    /** Runs in the transaction of whoever calls. */
    public void by(DataHolder holder, UUID deletionId) {
        deletions
                .answer(deletionId, holder)
                .filter(deletion -> deletion.missing().isEmpty())
                .ifPresent(this::complete);
    }

    private void complete(UserDeletion deletion) {
        deletions.eraseUser(deletion.userId());
        workflows.succeed(
                AccountWorkflows.USER_DELETION,
                deletion.run(),
                new UserDeletionSucceeded(deletion.userId(), deletion.id()));
    }
}
