package com.dashtam.audit.application.record;

import com.dashtam.audit.domain.record.AuditRecord;
import com.dashtam.audit.domain.record.AuditRecords;
import com.dashtam.audit.domain.record.DataView;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.workflow.Transactions;
import java.util.Optional;

/** Reads one record; asking for it is recorded, whether there is one or not. */
public final class ReadRecordHandler {

    private final AuditRecords records;
    private final Trail trail;
    private final Transactions transactions;

    public ReadRecordHandler(AuditRecords records, Trail trail, Transactions transactions) {
        this.records = records;
        this.trail = trail;
        this.transactions = transactions;
    }

    public Optional<AuditRecord> handle(ReadRecord query, Caller caller) {
        return transactions.inTransaction(() -> {
            Optional<AuditRecord> found = records.find(query.recordId());
            trail.storeView(new DataView.OneRecord(query.recordId(), found.isPresent()), caller);
            return found;
        });
    }
}
