package com.dashtam.sync.domain.transaction;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The postings that are kept out of the ledger. */
public interface Quarantine {

    /** The latest first: by id, descending. */
    List<QuarantinedTransaction> list(UUID userId, Optional<UUID> after, int limit);
}
