package com.dashtam.audit.domain.record;

import com.dashtam.audit.fixture.InMemoryAuditRecords;

class InMemoryAuditRecordsTest extends AuditRecordsContract {

    private final AuditRecords records = new InMemoryAuditRecords();

    @Override
    protected AuditRecords records() {
        return records;
    }
}
