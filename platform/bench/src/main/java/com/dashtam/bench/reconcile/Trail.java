package com.dashtam.bench.reconcile;

import static java.util.stream.Collectors.toSet;

import com.dashtam.kernel.workflow.Phase;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What events left behind on their way.
 *
 * @param outbox the rows of all services
 * @param records everything on the event topics and the audit topic, repeats included
 * @param open what the audit reports as attempted and not ended
 * @param inbox which consumer has done which event
 * @param parked keys that wait behind a dead letter
 */
public record Trail(
        List<OutboxRow> outbox,
        List<TopicRecord> records,
        List<AuditRow> audit,
        List<OpenWorkflow> open,
        List<InboxRow> inbox,
        List<String> parked) {

    private static final String CONNECTION_ID = "connection_id";

    /**
     * @param written when the row was inserted
     * @param committed when its transaction was, which is what orders events
     */
    public record OutboxRow(Event event, Instant written, Instant committed) {}

    public record TopicRecord(Event event, int partition, long offset) {}

    /**
     * @param source the service that wrote the event
     */
    public record AuditRow(
            UUID recordId,
            UUID eventId,
            String source,
            String action,
            UUID workflowId,
            Phase phase) {

        @Override
        public String toString() {
            return "audit record %s (%s of event %s)".formatted(recordId, action, eventId);
        }
    }

    public record OpenWorkflow(UUID workflowId, String workflow) {}

    public record InboxRow(String consumer, UUID eventId) {}

    public Trail {
        outbox = List.copyOf(outbox);
        records = List.copyOf(records);
        audit = List.copyOf(audit);
        open = List.copyOf(open);
        inbox = List.copyOf(inbox);
        parked = List.copyOf(parked);
    }

    List<Event> events() {
        return outbox.stream().map(OutboxRow::event).toList();
    }

    /**
     * Those of which rows can tell, too: nothing is left of users who were deleted, and no sync of
     * connections whose accounts were.
     */
    List<Event> eventsWithRows() {
        Set<String> users = fieldOf("user_id", EventNames.USER_DELETED);
        Set<String> connections = erasedConnections();
        return events().stream()
                .filter(event -> !users.contains(field("user_id", event)))
                .filter(event ->
                        !event.workflow().equals(EventNames.SYNC_WORKFLOW)
                                || !connections.contains(field(CONNECTION_ID, event)))
                .toList();
    }

    /** The ids of connections of which sync-service keeps nothing but that they were. */
    Set<String> erasedConnections() {
        return fieldOf(CONNECTION_ID, EventNames.CONNECTION_ERASED);
    }

    private Set<String> fieldOf(String name, String type) {
        return events().stream()
                .filter(event -> event.type().equals(type))
                .map(event -> field(name, event))
                .collect(toSet());
    }

    private static String field(String name, Event event) {
        return event.fields().getOrDefault(name, "");
    }
}
