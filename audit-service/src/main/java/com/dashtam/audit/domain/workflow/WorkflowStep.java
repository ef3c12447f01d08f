package com.dashtam.audit.domain.workflow;

import com.dashtam.kernel.workflow.Phase;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * One phase of one run of a workflow.
 *
 * @param source the service that runs it
 * @param at when the phase was written, in whole microseconds
 * @param limit how long after its attempt the run may stay without an outcome, as the attempt's own
 *     contract says
 */
public record WorkflowStep(
        UUID workflowId,
        String workflow,
        String source,
        Phase phase,
        Instant at,
        Optional<Duration> limit) {

    /** For attempts whose contract names no limit. */
    static final Duration DEFAULT_LIMIT = Duration.ofHours(1);

    public WorkflowStep {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    Instant dueAt() {
        return at.plus(limit.orElse(DEFAULT_LIMIT));
    }
}
