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
        String schemaHash) {}
