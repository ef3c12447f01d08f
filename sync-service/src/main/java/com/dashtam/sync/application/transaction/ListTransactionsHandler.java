package com.dashtam.sync.application.transaction;

import com.dashtam.kernel.command.QueryHandler;
import com.dashtam.kernel.page.Cursors;
import com.dashtam.kernel.page.Page;
import com.dashtam.kernel.result.Result;
import com.dashtam.sync.application.page.PageRefusal;
import com.dashtam.sync.application.transaction.ListTransactions.Listing;
import com.dashtam.sync.domain.account.Accounts;
import com.dashtam.sync.domain.transaction.Transaction;
import com.dashtam.sync.domain.transaction.TransactionFilter;
import com.dashtam.sync.domain.transaction.TransactionHistory;
import com.dashtam.sync.domain.transaction.TransactionHistory.Position;
import java.util.List;
import java.util.Optional;

public final class ListTransactionsHandler
        implements QueryHandler<ListTransactions, Result<Listing, PageRefusal>> {

    private final TransactionHistory history;
    private final Accounts accounts;
    private final Cursors cursors;

    public ListTransactionsHandler(TransactionHistory history, Accounts accounts, Cursors cursors) {
        this.history = history;
        this.accounts = accounts;
        this.cursors = cursors;
    }

    @Override
    public Result<Listing, PageRefusal> handle(ListTransactions query) {
        TransactionFilter filter = query.filter();
        if (filter.window().isReversed()) {
            return Result.err(PageRefusal.WINDOW_REVERSED);
        }
        if (filter.accountId().isPresent()
                && accounts.findOwned(filter.accountId().get(), filter.userId()).isEmpty()) {
            return Result.err(PageRefusal.ACCOUNT_NOT_FOUND);
        }
        if (query.cursor().isEmpty()) {
            return Result.ok(listing(query, Optional.empty()));
        }
        return cursors.open(contextOf(filter), query.cursor().get())
                .map(Positions::read)
                .<Result<Listing, PageRefusal>>map(
                        position -> Result.ok(listing(query, Optional.of(position))))
                .orElseGet(() -> Result.err(PageRefusal.CURSOR_INVALID));
    }

    private Listing listing(ListTransactions query, Optional<Position> after) {
        List<Transaction> found = history.list(query.filter(), after, query.limit() + 1);
        return new Listing(
                Page.cut(found, query.limit(), last -> cursorAfter(query.filter(), last)),
                query.counted() ? Optional.of(history.count(query.filter())) : Optional.empty());
    }

    private String cursorAfter(TransactionFilter filter, Transaction last) {
        return cursors.seal(
                contextOf(filter), Positions.write(new Position(last.date(), last.id())));
    }

    private static String contextOf(TransactionFilter filter) {
        return "transactions " + filter;
    }
}
