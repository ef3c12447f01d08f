package com.dashtam.audit.domain.workflow;

import java.time.Instant;
import java.util.UUID;

/**
 * An attempt without an outcome.
 *
 * @param source the service that runs it
 * @param dueAt when the workflow's own time limit ends
 */
public record OpenWorkflow(
        UUID workflowId, String workflow, String source, Instant attemptedAt, Instant dueAt) {

    static OpenWorkflow of(WorkflowStep attempt) {
        return new OpenWorkflow(
                attempt.workflowId(),
                attempt.workflow(),
                attempt.source(),
                attempt.at(),
                attempt.dueAt());
    }

    /** A run that was attempted again: open since the first attempt, due after the last. */
    public OpenWorkflow joinedWith(OpenWorkflow other) {
        return new OpenWorkflow(
                workflowId,
                workflow,
                source,
                attemptedAt.isBefore(other.attemptedAt) ? attemptedAt : other.attemptedAt,
                dueAt.isAfter(other.dueAt) ? dueAt : other.dueAt);
    }

    public boolean isOverdue(Instant now) {
        return dueAt.isBefore(now);
    }
}
