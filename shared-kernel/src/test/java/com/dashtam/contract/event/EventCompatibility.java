package com.dashtam.contract.event;

import static org.apache.avro.SchemaCompatibility.checkReaderWriterCompatibility;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.JsonProperties;
import org.apache.avro.Protocol;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a reader of a released contract could not live with. Both directions count: topics
 * keep events of old producers for new consumers, and old consumers meet new producers.
 */
final class EventCompatibility {

    // What consumers select and correlate by.
    private static final List<String> FIXED_PROPERTIES =
            List.of("event_type", "workflow", "phase", "audit", "resource", "resource_id", "sse");

    private final Protocol current;
    private final List<String> breaks = new ArrayList<>();

    private EventCompatibility(Protocol current) {
        this.current = current;
    }

    static List<String> breaks(Protocol released, Protocol current) {
        var comparison = new EventCompatibility(current);
        released.getTypes().forEach(comparison::compare);
        return comparison.breaks;
    }

    private void compare(Schema old) {
        Schema now = current.getType(old.getFullName());
        if (now == null || now.getType() != old.getType()) {
            breaks.add(old.getName() + ": is gone");
            return;
        }
        requireReadable(old.getName() + ": new readers cannot read old events", now, old);
        requireReadable(old.getName() + ": old readers cannot read new events", old, now);
        if (old.getType() == Schema.Type.ENUM) {
            old.getEnumSymbols().stream()
                    .filter(symbol -> !now.hasEnumSymbol(symbol))
                    .forEach(symbol -> breaks.add(old.getName() + ": lost the symbol " + symbol));
            requireSame(old.getName(), "default", old.getEnumDefault(), now.getEnumDefault());
        } else {
            compareMetadata(old, now);
        }
    }

    private void requireReadable(String fault, Schema reader, Schema writer) {
        var result = checkReaderWriterCompatibility(reader, writer);
        if (result.getType() != SchemaCompatibilityType.COMPATIBLE) {
            breaks.add(fault + ": " + result.getResult().getIncompatibilities());
        }
    }

    private void compareMetadata(Schema old, Schema now) {
        for (String property : FIXED_PROPERTIES) {
            compareProperty(old.getName(), property, old, now, old.propsContainsKey(property));
        }
        if (old.getObjectProp("sse_fields") instanceof Map<?, ?> shown) {
            var shownNow =
                    now.getObjectProp("sse_fields") instanceof Map<?, ?> map ? map : Map.of();
            shown.forEach((name, field) -> {
                if (!Objects.equals(field, shownNow.get(name))) {
                    breaks.add(old.getName() + ": clients no longer see " + name);
                }
            });
        }
        for (Schema.Field field : old.getFields()) {
            Schema.Field fieldNow = now.getField(field.name());
            var where = old.getName() + "." + field.name();
            if (fieldNow == null) {
                breaks.add(where + ": is gone");
            } else {
                compareProperty(
                        where, "personal", field, fieldNow, field.propsContainsKey("personal"));
                compareProperty(
                        where, "logicalType", core(field.schema()), core(fieldNow.schema()), true);
            }
        }
    }

    private void compareProperty(
            String where, String name, JsonProperties old, JsonProperties now, boolean matters) {
        if (matters) {
            requireSame(where, "@" + name, old.getObjectProp(name), now.getObjectProp(name));
        }
    }

    private void requireSame(
            String where, String what, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            breaks.add("%s: %s was %s and is %s".formatted(where, what, before, after));
        }
    }

    /** What an optional field holds when it holds something. */
    private static Schema core(Schema type) {
        return type.isUnion()
                ? type.getTypes().stream()
                        .filter(part -> part.getType() != Schema.Type.NULL)
                        .findFirst()
                        .orElse(type)
                : type;
    }
}
