package com.dashtam.audit.domain.record;

import java.time.Instant;
import java.util.UUID;

/**
 * A stored entry, which nothing changes any more.
 *
 * @param id a UUIDv7: records sort by it as they were stored
 * @param sequence unique and growing; it may have gaps, and while several instances store records a
 *     smaller number may appear after a larger one
 */
public record AuditRecord(UUID id, long sequence, Instant recordedAt, AuditEntry entry) {}
