package com.dashtam.bench.reconcile;

import static java.util.stream.Collectors.groupingBy;

import com.dashtam.bench.reconcile.Trail.AuditRow;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Each event that is to be audited has one record, and records are of events. */
final class AuditFollowsEvents implements Check {

    @Override
    public String name() {
        return "audit follows events";
    }

    @Override
    public void compare(Evidence evidence, Findings findings) {
        List<Event> events = evidence.trail().events();
        Map<UUID, List<AuditRow>> byEvent =
                evidence.trail().audit().stream().collect(groupingBy(AuditRow::eventId));
        for (Event event : events) {
            List<AuditRow> found = byEvent.getOrDefault(event.id(), List.of());
            if (event.audit().isPresent()) {
                findings.requireOne(found, "audit records of %s", event);
            } else if (!found.isEmpty()) {
                findings.add("%s is audited, though its schema names no action", event);
            }
            found.stream()
                    .filter(row -> !fits(row, event))
                    .forEach(row -> findings.add("%s does not fit %s", row, event));
        }
        Set<UUID> known = events.stream().map(Event::id).collect(Collectors.toSet());
        evidence.trail().audit().stream()
                .filter(row -> !row.action().equals(EventNames.DATA_VIEWED))
                .filter(row -> !row.action().equals(EventNames.RATE_LIMIT_DENIED))
                .filter(row -> !known.contains(row.eventId()))
                .forEach(row -> findings.add("%s is of an event in no outbox", row));
    }

    private static boolean fits(AuditRow row, Event event) {
        return event.audit().stream().allMatch(row.action()::equals)
                && row.workflowId().equals(event.workflowId())
                && row.phase() == event.phase();
    }
}
