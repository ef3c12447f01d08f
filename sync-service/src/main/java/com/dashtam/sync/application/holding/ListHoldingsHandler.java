package com.dashtam.sync.application.holding;

import com.dashtam.kernel.command.QueryHandler;
import com.dashtam.kernel.page.Page;
import com.dashtam.kernel.result.Result;
import com.dashtam.sync.application.holding.ListHoldings.Listing;
import com.dashtam.sync.application.page.NamePages;
import com.dashtam.sync.application.page.Ownership;
import com.dashtam.sync.application.page.PageRefusal;
import com.dashtam.sync.domain.holding.HoldingFilter;
import com.dashtam.sync.domain.holding.Holdings;
import com.dashtam.sync.domain.page.NamePosition;
import java.util.Optional;

public final class ListHoldingsHandler
        implements QueryHandler<ListHoldings, Result<Listing, PageRefusal>> {

    private final Holdings holdings;
    private final Ownership ownership;
    private final NamePages pages;

    public ListHoldingsHandler(Holdings holdings, Ownership ownership, NamePages pages) {
        this.holdings = holdings;
        this.ownership = ownership;
        this.pages = pages;
    }

    @Override
    public Result<Listing, PageRefusal> handle(ListHoldings query) {
        HoldingFilter filter = query.filter();
        return ownership.holds(filter.userId(), filter.accountId(), filter.connectionId())
                ? pages.after(query.cursor(), contextOf(query)).map(after -> listing(query, after))
                : Result.err(PageRefusal.OWNER_NOT_FOUND);
    }

    private Listing listing(ListHoldings query, Optional<NamePosition> after) {
        var found = holdings.list(query.filter(), after, query.limit() + 1);
        return new Listing(
                Page.cut(
                        found,
                        query.limit(),
                        last -> pages.cursor(last.position(), contextOf(query))),
                holdings.totals(query.filter()));
    }

    private static String contextOf(ListHoldings query) {
        return "holdings " + query.filter();
    }
}
