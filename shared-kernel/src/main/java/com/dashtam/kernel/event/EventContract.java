package com.dashtam.kernel.event;

import com.dashtam.kernel.workflow.Phase;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * The metadata that a record of the contracts carries as schema properties. Read from the writer's
 * schema, so a reader handles events that are newer than itself.
 *
 * @param type the declared type on the wire
 * @param audit the audit action, absent for events that are not audited
 * @param resourceType what the audit says was acted on
 * @param resourceIdField the field that names which one
 * @param limit how long after its attempt a workflow may stay without an outcome
 * @param sse the event type shown to front-end clients, absent for events they do not see
 * @param sseFields client field name to record field name
 */
public record EventContract(
        Schema schema,
        String type,
        String workflow,
        Phase phase,
        String category,
        Optional<String> audit,
        Optional<String> resourceType,
        Optional<String> resourceIdField,
        Optional<Duration> limit,
        Optional<String> sse,
        Map<String, String> sseFields) {

    private static final ClassValue<EventContract> BY_CLASS =
            new ClassValue<>() {
                @Override
                protected EventContract computeValue(Class<?> type) {
                    return of(SpecificData.get().getSchema(type));
                }
            };

    public static EventContract of(Class<? extends SpecificRecordBase> type) {
        return BY_CLASS.get(type);
    }

    public static EventContract of(Schema schema) {
        return new EventContract(
                schema,
                required(schema, "event_type"),
                required(schema, "workflow"),
                Phase.parse(required(schema, "phase")),
                required(schema, "category"),
                optional(schema, "audit"),
                optional(schema, "resource"),
                optional(schema, "resource_id"),
                optional(schema, "limit").map(Duration::parse),
                optional(schema, "sse"),
                sseFields(schema));
    }

    private static String required(Schema schema, String property) {
        return optional(schema, property)
                .orElseThrow(() ->
                        new IllegalArgumentException(schema.getFullName() + " lacks @" + property));
    }

    private static Optional<String> optional(Schema schema, String property) {
        return Optional.ofNullable(schema.getProp(property));
    }

    private static Map<String, String> sseFields(Schema schema) {
        var fields = new LinkedHashMap<String, String>();
        if (schema.getObjectProp("sse_fields") instanceof Map<?, ?> declared) {
            declared.forEach((shown, field) -> fields.put(shown.toString(), field.toString()));
        }
        return Map.copyOf(fields);
    }
}
