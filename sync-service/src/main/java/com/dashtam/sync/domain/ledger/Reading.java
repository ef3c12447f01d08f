package com.dashtam.sync.domain.ledger;

import java.util.Set;
import java.util.UUID;

/**
 * One pass over what an institution or a file tells of the transactions of a connection.
 *
 * @param since the version that the user's ledger had when it began
 * @param known the accounts that had transactions when it began
 * @param shared those of which other sources tell, too
 */
public record Reading(
        UUID id, UUID jobId, Holder holder, long since, Set<UUID> known, Set<UUID> shared) {

    public Reading {
        known = Set.copyOf(known);
        shared = Set.copyOf(shared);
    }
}
