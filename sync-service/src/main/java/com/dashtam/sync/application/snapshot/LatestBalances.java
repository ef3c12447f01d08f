package com.dashtam.sync.application.snapshot;

import com.dashtam.kernel.command.Query;
import com.dashtam.kernel.page.Page;
import com.dashtam.sync.domain.snapshot.BalanceSnapshot;
import com.dashtam.sync.domain.snapshot.LatestTotals;
import java.util.Optional;
import java.util.UUID;

/**
 * Asks for a page of the latest snapshots of a user's accounts.
 *
 * @param limit how many at most
 */
public record LatestBalances(UUID userId, Optional<String> cursor, int limit) implements Query {

    /** The page, and what holds over all pages. */
    public record Listing(Page<BalanceSnapshot> page, LatestTotals totals) {}
}
