package com.dashtam.audit.domain.record;

import java.util.Map;
import java.util.UUID;

/** A look at the trail, which goes on the trail itself. */
public sealed interface DataView {

    /** A search; {@code returned} is how many records it showed. */
    record Records(RecordFilter filter, int returned) implements DataView {}

    /** One record was asked for, which may not exist. */
    record OneRecord(UUID recordId, boolean exists) implements DataView {}

    /** A list of open workflows. */
    record OpenWorkflows(boolean includePending, int returned) implements DataView {}

    /** The conditions asked for, other than whose records and which one. */
    default Map<String, String> filters() {
        return switch (this) {
            case Records(var filter, var _) -> without("user_id", filter.conditions());
            case OneRecord _ -> Map.of();
            case OpenWorkflows(var includePending, var _) ->
                    Map.of("include_pending", Boolean.toString(includePending));
        };
    }

    private static Map<String, String> without(String name, Map<String, String> conditions) {
        conditions.remove(name);
        return conditions;
    }
}
