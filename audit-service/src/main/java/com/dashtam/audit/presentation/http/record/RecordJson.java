package com.dashtam.audit.presentation.http.record;

import com.dashtam.audit.domain.record.AuditEntry;
import com.dashtam.audit.domain.record.AuditRecord;
import com.dashtam.audit.domain.record.Resource;
import com.dashtam.audit.presentation.http.model.AuditRecordList;
import com.dashtam.audit.presentation.http.model.Phase;
import com.dashtam.kernel.page.Page;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Records as the contract shows them. */
final class RecordJson {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private RecordJson() {}

    static AuditRecordList of(Page<AuditRecord> page) {
        var list = new AuditRecordList(page.items().stream().map(RecordJson::of).toList());
        page.next().ifPresent(list::nextCursor);
        return list;
    }

    static com.dashtam.audit.presentation.http.model.AuditRecord of(AuditRecord record) {
        AuditEntry entry = record.entry();
        var json =
                new com.dashtam.audit.presentation.http.model.AuditRecord(
                        record.id(),
                        record.sequence(),
                        utc(entry.occurredAt()),
                        utc(record.recordedAt()),
                        entry.eventId(),
                        entry.source(),
                        entry.action(),
                        entry.category(),
                        entry.workflow(),
                        Phase.fromValue(entry.phase().text()),
                        entry.workflowId(),
                        entry.actor(),
                        JsonMapper.shared().readValue(entry.details(), OBJECT));
        entry.userId().ifPresent(json::userId);
        entry.resource().map(Resource::type).ifPresent(json::resourceType);
        entry.resource().flatMap(Resource::id).ifPresent(json::resourceId);
        entry.origin().clientIp().ifPresent(json::clientIp);
        entry.origin().userAgent().ifPresent(json::userAgent);
        entry.origin().traceId().ifPresent(json::traceId);
        return json;
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
