package com.dashtam.sync.domain.transaction;

import com.dashtam.sync.domain.transaction.TransactionChange.Position;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The transactions of a user in the order of their last changes. A change that is committed has a
 * greater version than all that were committed before it.
 */
public interface TransactionChanges {

    /** The version of the user's ledger; 0 before the first. */
    long version(UUID userId);

    /** Changes behind a position, the earliest first. */
    List<TransactionChange> list(UUID userId, Span span, Position after, int limit);

    /**
     * Forgets, of transactions that were deleted with their connection, that there were any.
     *
     * @param before those that were gone by then
     * @param most how many at a time
     * @return how many there were
     */
    int forget(Instant before, int most);

    /**
     * What a reader goes through.
     *
     * @param from the version that the reader knows all of
     * @param begun the version at which the reader began to go on from there; what was made after
     *     the one and removed before the other was never shown and is left out
     * @param to the last version of interest
     */
    record Span(long from, long begun, long to) {}
}
