package com.dashtam.sync.application.holding;

import com.dashtam.kernel.command.QueryHandler;
import com.dashtam.sync.application.page.Ownership;
import com.dashtam.sync.domain.holding.HoldingFilter;
import com.dashtam.sync.domain.holding.Holdings;
import java.util.Optional;

/** Answers with nothing when the account that is asked for is not the user's. */
public final class ListHoldingsHandler
        implements QueryHandler<ListHoldings, Optional<HoldingOverview>> {

    private final Holdings holdings;
    private final Ownership ownership;

    public ListHoldingsHandler(Holdings holdings, Ownership ownership) {
        this.holdings = holdings;
        this.ownership = ownership;
    }

    @Override
    public Optional<HoldingOverview> handle(ListHoldings query) {
        HoldingFilter filter = query.filter();
        return ownership.holds(filter.userId(), filter.accountId(), filter.connectionId())
                ? Optional.of(HoldingOverview.of(holdings.list(filter)))
                : Optional.empty();
    }
}
