package com.dashtam.audit.application.record;

import com.dashtam.audit.domain.record.RecordFilter;
import com.dashtam.kernel.command.Query;
import java.util.Optional;

/**
 * Which records match, newest first?
 *
 * @param cursor the end of the page before
 * @param limit how many records at most
 */
public record SearchRecords(RecordFilter filter, Optional<String> cursor, int limit)
        implements Query {

    /** Why a search has no answer. */
    public enum Refusal {
        /** The cursor was tampered with, or belongs to other filters. */
        CURSOR_INVALID
    }
}
