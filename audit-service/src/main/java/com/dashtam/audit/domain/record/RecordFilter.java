package com.dashtam.audit.domain.record;

import com.dashtam.kernel.workflow.Phase;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Which records are wanted: those that meet every condition given. */
public record RecordFilter(
        Optional<UUID> userId,
        Optional<String> action,
        Optional<Phase> phase,
        Optional<String> workflow,
        Optional<UUID> workflowId,
        Optional<String> resourceType,
        Optional<String> resourceId,
        TimeRange range) {

    public static final RecordFilter EVERYTHING =
            new RecordFilter(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    TimeRange.ALWAYS);

    /** The conditions given, by the names that clients know them by; equal filters answer alike. */
    public Map<String, String> conditions() {
        var named = new TreeMap<String, String>();
        userId.ifPresent(value -> named.put("user_id", value.toString()));
        action.ifPresent(value -> named.put("action", value));
        phase.ifPresent(value -> named.put("phase", value.text()));
        workflow.ifPresent(value -> named.put("workflow", value));
        workflowId.ifPresent(value -> named.put("workflow_id", value.toString()));
        resourceType.ifPresent(value -> named.put("resource_type", value));
        resourceId.ifPresent(value -> named.put("resource_id", value));
        range.from().ifPresent(value -> named.put("from", value.toString()));
        range.to().ifPresent(value -> named.put("to", value.toString()));
        return named;
    }
}
