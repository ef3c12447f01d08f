package com.dashtam.sync.domain.holding;

import com.dashtam.sync.domain.ledger.Counts;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.ledger.Inventory;
import com.dashtam.sync.domain.page.NamePosition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The holdings that are kept. */
public interface Holdings {

    /**
     * Merges what some accounts hold into what is kept of them. A holding is known by its account
     * and the institution's identifier. What one of these accounts held before and the inventory
     * does not name is held no more; should it be named again later, it is updated. A row that says
     * nothing new is not written; a row of an account that is not kept is an error. Callers provide
     * the transaction and see to it that one job at a time merges for a connection.
     */
    Merged merge(Holder holder, Inventory inventory, Instant now);

    /** Those behind a position, in the order of the positions, which is that of the names. */
    List<Holding> list(HoldingFilter filter, Optional<NamePosition> after, int limit);

    HoldingTotals totals(HoldingFilter filter);

    /** What a merge did, in all and to each account that it changed. */
    record Merged(Counts counts, List<AccountChange> changes) {}

    /**
     * What a merge did to one account.
     *
     * @param held how many holdings the account has now
     */
    record AccountChange(UUID accountId, int held, int created, int updated, int deactivated) {}
}
