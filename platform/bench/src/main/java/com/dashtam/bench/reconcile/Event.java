package com.dashtam.bench.reconcile;

import com.dashtam.kernel.workflow.Phase;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * An event, alike wherever it was found.
 *
 * @param topic where it belongs
 * @param key what orders it among others of its topic
 * @param audit the audit action that its schema declares
 * @param fields the event's own, as text; those that are null are left out
 */
public record Event(
        UUID id,
        String topic,
        String key,
        String type,
        String workflow,
        UUID workflowId,
        Phase phase,
        Optional<String> traceId,
        Optional<String> audit,
        Map<String, String> fields) {

    public Event {
        fields = Map.copyOf(fields);
    }

    boolean has(String field, Object value) {
        return value.toString().equals(fields.get(field));
    }

    @Override
    public String toString() {
        return "%s %s of workflow %s".formatted(type, id, workflowId);
    }
}
