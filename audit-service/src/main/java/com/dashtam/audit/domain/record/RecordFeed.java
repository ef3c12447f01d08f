package com.dashtam.audit.domain.record;

import java.util.List;

/** The port that tells others of stored records, in the transaction that stores them. */
@FunctionalInterface
public interface RecordFeed {

    void publish(List<AuditRecord> records);
}
