package com.dashtam.sync.application.holding;

import com.dashtam.kernel.command.Query;
import com.dashtam.kernel.page.Page;
import com.dashtam.sync.domain.holding.Holding;
import com.dashtam.sync.domain.holding.HoldingFilter;
import com.dashtam.sync.domain.holding.HoldingTotals;
import java.util.Optional;

/**
 * Asks for a page of what a user holds.
 *
 * @param limit how many at most
 */
public record ListHoldings(HoldingFilter filter, Optional<String> cursor, int limit)
        implements Query {

    /** The page, and what holds over all pages. */
    public record Listing(Page<Holding> page, HoldingTotals totals) {}
}
