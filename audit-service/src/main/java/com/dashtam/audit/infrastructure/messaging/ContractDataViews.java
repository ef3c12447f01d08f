package com.dashtam.audit.infrastructure.messaging;

import com.dashtam.audit.domain.record.AuditEntry;
import com.dashtam.audit.domain.record.DataView;
import com.dashtam.audit.domain.record.DataViews;
import com.dashtam.events.audit.AuditDataViewed;
import com.dashtam.events.audit.AuditView;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.event.EventContract;
import com.dashtam.kernel.id.Ids;
import com.dashtam.platform.events.EventCodec;
import com.dashtam.platform.events.EventMetadata;
import com.dashtam.platform.events.Schemas;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** Describes a look at the trail as the event of the contracts, and that as any other event. */
public final class ContractDataViews implements DataViews {

    private final Ids ids;
    private final InstantSource clock;
    private final String service;

    public ContractDataViews(Ids ids, InstantSource clock, String service) {
        this.ids = ids;
        this.clock = clock;
        this.service = service;
    }

    @Override
    public AuditEntry describe(DataView view, Caller viewer) {
        AuditDataViewed event = eventOf(view);
        EventContract contract = EventContract.of(AuditDataViewed.class);
        var metadata =
                new EventMetadata(
                        ids.next(),
                        service,
                        contract.type(),
                        clock.instant(),
                        Optional.ofNullable(event.getViewedId()).map(UUID::toString),
                        contract.workflow(),
                        ids.next(),
                        contract.phase(),
                        viewer.actor().text(),
                        viewer.clientIp(),
                        viewer.userAgent(),
                        viewer.traceparent(),
                        Schemas.hashOf(contract.schema()));
        var fields = EventCodec.decode(EventCodec.encode(event), contract.schema());
        return ObservedEvents.ownEntry(metadata, fields).orElseThrow();
    }

    private static AuditDataViewed eventOf(DataView view) {
        var event = AuditDataViewed.newBuilder().setFilters(view.filters());
        return switch (view) {
            case DataView.Records(var filter, var returned) ->
                    event.setView(AuditView.records)
                            .setViewedId(filter.userId().orElse(null))
                            .setReturned(returned)
                            .build();
            case DataView.OneRecord(var recordId, var exists) ->
                    event.setView(AuditView.record)
                            .setViewedId(recordId)
                            .setReturned(exists ? 1 : 0)
                            .build();
            case DataView.OpenWorkflows(var _, var returned) ->
                    event.setView(AuditView.open_workflows).setReturned(returned).build();
        };
    }
}
