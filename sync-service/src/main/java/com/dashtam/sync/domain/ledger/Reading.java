package com.dashtam.sync.domain.ledger;

import java.util.Set;
import java.util.UUID;

/**
 * One pass over what an institution or a file tells of the transactions of a connection.
 *
 * @param known the accounts that had transactions when it began
 */
public record Reading(UUID id, UUID jobId, Holder holder, Set<UUID> known) {

    public Reading {
        known = Set.copyOf(known);
    }
}
