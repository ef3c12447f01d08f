package com.dashtam.sync.domain.reconciliation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Balances of days and the settled transactions between them. */
public interface Reconciliations {

    /**
     * The newest first, each of two consecutive days with a balance.
     *
     * @param upTo the last day that may close one; absent for no bound
     */
    List<Reconciliation> list(UUID userId, UUID accountId, Optional<LocalDate> upTo, int limit);
}
