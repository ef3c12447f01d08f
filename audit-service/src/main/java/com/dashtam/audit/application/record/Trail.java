package com.dashtam.audit.application.record;

import com.dashtam.audit.domain.record.AuditEntry;
import com.dashtam.audit.domain.record.AuditRecords;
import com.dashtam.audit.domain.record.DataView;
import com.dashtam.audit.domain.record.DataViews;
import com.dashtam.audit.domain.record.RecordFeed;
import com.dashtam.kernel.command.Caller;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Stores entries and tells of them, in the transaction of whoever calls. */
public final class Trail {

    private final AuditRecords records;
    private final RecordFeed feed;
    private final DataViews views;
    private final InstantSource clock;

    public Trail(AuditRecords records, RecordFeed feed, DataViews views, InstantSource clock) {
        this.records = records;
        this.feed = feed;
        this.views = views;
        this.clock = clock;
    }

    public void store(List<AuditEntry> entries) {
        if (!entries.isEmpty()) {
            feed.publish(records.append(entries, clock.instant().truncatedTo(ChronoUnit.MICROS)));
        }
    }

    /** Puts a look at the trail on the trail. */
    public void storeView(DataView view, Caller viewer) {
        store(List.of(views.describe(view, viewer)));
    }
}
