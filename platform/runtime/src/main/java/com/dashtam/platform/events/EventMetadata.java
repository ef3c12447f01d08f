package com.dashtam.platform.events;

import com.dashtam.kernel.workflow.Phase;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What surrounds an event's own fields.
 *
 * @param source the service that wrote it
 * @param type the declared type on the wire
 * @param subject the id of what the event is about, where the contract names one
 * @param schemaHash SHA-256 of the writer's schema, in hex
 * @param sessionId the session from which the actor asked for it, where there was one
 */
public record EventMetadata(
        UUID id,
        String source,
        String type,
        Instant time,
        Optional<String> subject,
        String workflow,
        UUID workflowId,
        Phase phase,
        String actor,
        Optional<String> clientIp,
        Optional<String> userAgent,
        Optional<String> traceparent,
        String schemaHash,
        Optional<UUID> sessionId) {

    /** Of an event that comes from no session. */
    public EventMetadata(
            UUID id,
            String source,
            String type,
            Instant time,
            Optional<String> subject,
            String workflow,
            UUID workflowId,
            Phase phase,
            String actor,
            Optional<String> clientIp,
            Optional<String> userAgent,
            Optional<String> traceparent,
            String schemaHash) {
        this(
                id,
                source,
                type,
                time,
                subject,
                workflow,
                workflowId,
                phase,
                actor,
                clientIp,
                userAgent,
                traceparent,
                schemaHash,
                Optional.empty());
    }
}
