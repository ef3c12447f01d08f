package com.dashtam.audit.domain.record;

import com.dashtam.audit.domain.workflow.WorkflowStep;
import java.util.Optional;

/**
 * An event of another service, as the audit understands it.
 *
 * @param entry absent for events that are not audited; they still move their workflow on
 */
public record ObservedEvent(WorkflowStep step, Optional<AuditEntry> entry) {}
