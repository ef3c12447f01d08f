package com.dashtam.audit.domain.workflow;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The port to the open workflows: a projection that forgets each run once it has both ends. */
public interface OpenWorkflows {

    /** Where a page of the list ended. */
    record Position(Instant dueAt, UUID workflowId) {}

    /** How many runs are open, past their limit and within it. */
    record Counts(long overdue, long pending) {}

    /** Takes the changes in, in the current transaction; an outcome may come before its attempt. */
    void apply(WorkflowChanges changes);

    /** Open workflows due before a moment, the longest due first, then by id. */
    List<OpenWorkflow> dueBefore(Instant moment, Optional<Position> after, int limit);

    Counts count(Instant now);

    /**
     * Forgets outcomes older than this whose attempt never came, which are not open; answers how
     * many.
     */
    int forgetEndedBefore(Instant moment);
}
