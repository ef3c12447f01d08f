package com.dashtam.audit.domain.record;

import com.dashtam.kernel.workflow.Phase;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * What a record says, before it is stored.
 *
 * @param source the service that wrote the event
 * @param occurredAt when it wrote it, in whole microseconds
 * @param userId the user concerned; where none is known to be, the user who acted
 * @param details the event's own fields, a JSON object
 */
public record AuditEntry(
        UUID eventId,
        String source,
        Instant occurredAt,
        String action,
        String category,
        String workflow,
        Phase phase,
        UUID workflowId,
        String actor,
        Optional<UUID> userId,
        Optional<Resource> resource,
        Origin origin,
        String details) {

    public AuditEntry {
        occurredAt = occurredAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** Without the details and the origin, which are personal. */
    @Override
    public String toString() {
        return "AuditEntry[eventId=" + eventId + ", action=" + action + "]";
    }
}
