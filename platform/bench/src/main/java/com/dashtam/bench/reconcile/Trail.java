package com.dashtam.bench.reconcile;

import com.dashtam.kernel.workflow.Phase;
import java.util.List;
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

    /**
     * @param sequence grows within a service
     */
    public record OutboxRow(Event event, long sequence) {}

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
}
