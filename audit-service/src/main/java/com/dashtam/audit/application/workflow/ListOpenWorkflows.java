package com.dashtam.audit.application.workflow;

import com.dashtam.audit.domain.workflow.OpenWorkflow;
import com.dashtam.audit.domain.workflow.OpenWorkflows;
import com.dashtam.kernel.command.Query;
import com.dashtam.kernel.page.Page;
import java.time.Instant;
import java.util.Optional;

/**
 * Which attempts have no outcome, the longest due first?
 *
 * @param includePending also those whose limit has not passed yet
 * @param cursor the end of the page before
 * @param limit how many at most
 */
public record ListOpenWorkflows(boolean includePending, Optional<String> cursor, int limit)
        implements Query {

    /** Why the question has no answer. */
    public enum Refusal {
        /** The cursor was tampered with, or belongs to another list. */
        CURSOR_INVALID
    }

    /**
     * A page of the list.
     *
     * @param counts of the whole list
     * @param now the moment that the answer holds for
     */
    public record Answer(Page<OpenWorkflow> page, OpenWorkflows.Counts counts, Instant now) {}
}
