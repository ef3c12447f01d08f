package com.dashtam.audit.application.erasure;

import com.dashtam.audit.domain.record.AuditRecords;
import com.dashtam.events.audit.RetentionReason;
import com.dashtam.events.audit.UserDataErased;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.workflow.Fact;
import com.dashtam.kernel.workflow.Workflows;

/**
 * Says how many records of a user stay. The trail is evidence that nobody can change, this service
 * included, so nothing is erased before its retention ends (GDPR, article 17, paragraph 3, points b
 * and e).
 */
public final class AnswerDeletionHandler {

    private static final Caller SELF = Caller.system("erasure");

    private final AuditRecords records;
    private final Workflows workflows;

    public AnswerDeletionHandler(AuditRecords records, Workflows workflows) {
        this.records = records;
        this.workflows = workflows;
    }

    /** Runs in the transaction of whoever calls. */
    public void handle(AnswerDeletion command) {
        workflows.record(
                Fact.about(
                        command.userId(),
                        new UserDataErased(
                                command.userId(),
                                command.deletionId(),
                                0L,
                                records.countOf(command.userId()),
                                RetentionReason.legal_obligation)),
                SELF);
    }
}
