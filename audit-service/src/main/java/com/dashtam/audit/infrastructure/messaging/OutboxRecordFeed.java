package com.dashtam.audit.infrastructure.messaging;

import com.dashtam.audit.domain.record.AuditEntry;
import com.dashtam.audit.domain.record.AuditRecord;
import com.dashtam.audit.domain.record.RecordFeed;
import com.dashtam.audit.domain.record.Resource;
import com.dashtam.events.audit.AuditRecordStored;
import com.dashtam.kernel.command.Actor;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.platform.outbox.Outbox;
import java.util.List;
import java.util.Optional;

/** Tells of stored records on the audit topic, through the outbox. */
public final class OutboxRecordFeed implements RecordFeed {

    private final Outbox outbox;

    public OutboxRecordFeed(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void publish(List<AuditRecord> records) {
        outbox.appendAll(records.stream().map(OutboxRecordFeed::entryOf).toList());
    }

    private static Outbox.Entry entryOf(AuditRecord record) {
        AuditEntry entry = record.entry();
        EventKey key =
                entry.userId()
                        .<EventKey>map(EventKey.User::new)
                        .orElseGet(EventKey.OwnWorkflow::new);
        var caller =
                new Caller(
                        new Actor.System("audit"),
                        Optional.empty(),
                        Optional.empty(),
                        entry.origin().traceparent());
        return new Outbox.Entry(eventOf(record), key, entry.workflowId(), caller);
    }

    private static AuditRecordStored eventOf(AuditRecord record) {
        AuditEntry entry = record.entry();
        return AuditRecordStored.newBuilder()
                .setRecordId(record.id())
                .setSequence(record.sequence())
                .setOccurredAt(entry.occurredAt())
                .setRecordedAt(record.recordedAt())
                .setEventId(entry.eventId())
                .setSource(entry.source())
                .setAction(entry.action())
                .setCategory(entry.category())
                .setWorkflow(entry.workflow())
                .setPhase(entry.phase().text())
                .setWorkflowId(entry.workflowId())
                .setActor(entry.actor())
                .setUserId(entry.userId().orElse(null))
                .setResourceType(entry.resource().map(Resource::type).orElse(null))
                .setResourceId(entry.resource().flatMap(Resource::id).orElse(null))
                .setClientIp(entry.origin().clientIp().orElse(null))
                .setUserAgent(entry.origin().userAgent().orElse(null))
                .setTraceId(entry.origin().traceId().orElse(null))
                .setDetails(entry.details())
                .build();
    }
}
