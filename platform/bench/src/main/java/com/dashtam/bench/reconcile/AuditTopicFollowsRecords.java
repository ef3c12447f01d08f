package com.dashtam.bench.reconcile;

import com.dashtam.bench.reconcile.Trail.AuditRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Whoever reads the audit topic sees each stored record, and none that is not. */
final class AuditTopicFollowsRecords implements Check {

    private static final String RECORD_ID = "record_id";

    @Override
    public String name() {
        return "audit topic follows records";
    }

    @Override
    public void compare(Evidence evidence, Findings findings) {
        Map<String, List<Event>> announced = new HashMap<>();
        Set<UUID> seen = new HashSet<>();
        evidence.trail().records().stream()
                .map(Trail.TopicRecord::event)
                .filter(event -> event.type().equals(EventNames.RECORD_STORED))
                .filter(event -> seen.add(event.id()))
                .forEach(event ->
                        announced
                                .computeIfAbsent(
                                        event.fields().getOrDefault(RECORD_ID, ""),
                                        id -> new ArrayList<>())
                                .add(event));
        for (AuditRow row : evidence.trail().audit()) {
            List<Event> found = announced.remove(row.recordId().toString());
            findings.requireOne(
                    found == null ? List.of() : found, "announcements of %s on its topic", row);
        }
        announced.forEach(
                (id, events) -> findings.add("audit record %s is on its topic and not stored", id));
    }
}
