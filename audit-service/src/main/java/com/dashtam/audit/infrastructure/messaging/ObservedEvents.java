package com.dashtam.audit.infrastructure.messaging;

import com.dashtam.audit.domain.record.AuditEntry;
import com.dashtam.audit.domain.record.ObservedEvent;
import com.dashtam.audit.domain.record.Origin;
import com.dashtam.audit.domain.workflow.WorkflowStep;
import com.dashtam.kernel.event.EventContract;
import com.dashtam.platform.events.EventMetadata;
import com.dashtam.platform.inbox.ReceivedEvent;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.generic.IndexedRecord;

/**
 * Understands any event by the properties of its writer's schema, so that events younger than this
 * service are audited too.
 */
final class ObservedEvents {

    private final Map<String, EventShape> shapes = new ConcurrentHashMap<>();

    ObservedEvent of(ReceivedEvent event) {
        EventShape shape =
                shapes.computeIfAbsent(
                        event.metadata().schemaHash(), hash -> EventShape.of(event.writer()));
        EventContract contract = shape.contract();
        EventMetadata metadata = event.metadata();
        var step =
                new WorkflowStep(
                        metadata.workflowId(),
                        contract.workflow(),
                        metadata.source(),
                        contract.phase(),
                        metadata.time(),
                        contract.limit());
        return new ObservedEvent(
                step,
                contract.audit().map(action -> entry(action, shape, metadata, event.fields())));
    }

    static AuditEntry entry(
            String action, EventShape shape, EventMetadata metadata, IndexedRecord fields) {
        EventContract contract = shape.contract();
        return new AuditEntry(
                metadata.id(),
                storable(metadata.source()),
                metadata.time(),
                action,
                contract.category(),
                contract.workflow(),
                contract.phase(),
                metadata.workflowId(),
                storable(metadata.actor()),
                shape.userOf(fields).or(() -> Actors.userIn(metadata.actor())),
                shape.resourceOf(fields),
                new Origin(
                        metadata.clientIp().map(ObservedEvents::storable),
                        metadata.userAgent().map(ObservedEvents::storable),
                        metadata.traceparent().map(ObservedEvents::storable)),
                EventJson.of(fields));
    }

    /** PostgreSQL keeps every character but one. */
    private static String storable(String text) {
        return text.replace("\0", "");
    }

    /** For events of our own, which come from no topic. */
    static Optional<AuditEntry> ownEntry(EventMetadata metadata, IndexedRecord fields) {
        EventShape shape = EventShape.of(fields.getSchema());
        return shape.contract().audit().map(action -> entry(action, shape, metadata, fields));
    }
}
