package com.dashtam.audit.domain.record;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The port to the trail: it grows, and is read. */
public interface AuditRecords {

    /** Stores the entries in the order given, in the current transaction. */
    List<AuditRecord> append(List<AuditEntry> entries, Instant recordedAt);

    /**
     * Records that match, newest first.
     *
     * @param before only records older than this one
     */
    List<AuditRecord> newestFirst(RecordFilter filter, Optional<UUID> before, int limit);

    Optional<AuditRecord> find(UUID id);

    /** How many records name a user. */
    long countOf(UUID userId);
}
