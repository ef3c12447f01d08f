package com.dashtam.sync.application.account;

import com.dashtam.kernel.command.QueryHandler;
import com.dashtam.kernel.page.Page;
import com.dashtam.kernel.result.Result;
import com.dashtam.sync.application.account.ListAccounts.Listing;
import com.dashtam.sync.application.account.ListAccounts.Refusal;
import com.dashtam.sync.application.connection.KnownConnections;
import com.dashtam.sync.application.page.NamePages;
import com.dashtam.sync.domain.account.AccountFilter;
import com.dashtam.sync.domain.account.Accounts;
import com.dashtam.sync.domain.page.NamePosition;
import java.util.Optional;

public final class ListAccountsHandler
        implements QueryHandler<ListAccounts, Result<Listing, Refusal>> {

    private final Accounts accounts;
    private final KnownConnections connections;
    private final NamePages pages;

    public ListAccountsHandler(Accounts accounts, KnownConnections connections, NamePages pages) {
        this.accounts = accounts;
        this.connections = connections;
        this.pages = pages;
    }

    @Override
    public Result<Listing, Refusal> handle(ListAccounts query) {
        return pages.after(query.cursor(), contextOf(query))
                .<Refusal>mapError(Refusal.PageRefused::new)
                .flatMap(after -> listing(query, after));
    }

    private Result<Listing, Refusal> listing(ListAccounts query, Optional<NamePosition> after) {
        AccountFilter filter = query.filter();
        return filter.connectionId()
                .map(id ->
                        connections
                                .findOwned(id, filter.userId())
                                .<Refusal>mapError(Refusal.ConnectionRefused::new)
                                .map(_ -> owned(query, after)))
                .orElseGet(() -> Result.ok(owned(query, after)));
    }

    private Listing owned(ListAccounts query, Optional<NamePosition> after) {
        var found = accounts.list(query.filter(), after, query.limit() + 1);
        return new Listing(
                Page.cut(
                        found,
                        query.limit(),
                        last -> pages.cursor(last.position(), contextOf(query))),
                accounts.totals(query.filter()));
    }

    private static String contextOf(ListAccounts query) {
        return "accounts " + query.filter();
    }
}
