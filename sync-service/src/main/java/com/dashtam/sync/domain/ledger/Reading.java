package com.dashtam.sync.domain.ledger;

import java.util.Set;
import java.util.UUID;

/**
 * One pass over what an institution or a file tells of the transactions of a connection.
 *
 * @param since the version that the user's ledger had when it began
 * @param known the accounts that had transactions when it began
 * @param shared those of which other sources tell, too
 * @param doubtful those of which nothing is concluded, as they may be shown as other ones
 */
public record Reading(
        UUID id,
        UUID jobId,
        Holder holder,
        long since,
        Set<UUID> known,
        Set<UUID> shared,
        Set<UUID> doubtful) {

    public Reading {
        known = Set.copyOf(known);
        shared = Set.copyOf(shared);
        doubtful = Set.copyOf(doubtful);
    }
}
