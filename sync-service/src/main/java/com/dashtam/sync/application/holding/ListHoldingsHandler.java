package com.dashtam.sync.application.holding;

import com.dashtam.kernel.command.QueryHandler;
import com.dashtam.sync.domain.account.Accounts;
import com.dashtam.sync.domain.holding.HoldingFilter;
import com.dashtam.sync.domain.holding.Holdings;
import java.util.Optional;

/** Answers with nothing when the account that is asked for is not the user's. */
public final class ListHoldingsHandler
        implements QueryHandler<ListHoldings, Optional<HoldingOverview>> {

    private final Holdings holdings;
    private final Accounts accounts;

    public ListHoldingsHandler(Holdings holdings, Accounts accounts) {
        this.holdings = holdings;
        this.accounts = accounts;
    }

    @Override
    public Optional<HoldingOverview> handle(ListHoldings query) {
        HoldingFilter filter = query.filter();
        boolean isForeign =
                filter.accountId()
                        .filter(id -> accounts.findOwned(id, filter.userId()).isEmpty())
                        .isPresent();
        return isForeign
                ? Optional.empty()
                : Optional.of(HoldingOverview.of(holdings.list(filter)));
    }
}
