package com.dashtam.sync.application.transaction;

import com.dashtam.kernel.command.QueryHandler;
import com.dashtam.kernel.page.Cursors;
import com.dashtam.kernel.page.Page;
import com.dashtam.kernel.result.Result;
import com.dashtam.sync.application.page.PageRefusal;
import com.dashtam.sync.application.transaction.ListTransactions.Listing;
import com.dashtam.sync.domain.transaction.Transaction;
import com.dashtam.sync.domain.transaction.TransactionHistory;
import com.dashtam.sync.domain.transaction.TransactionHistory.Position;
import com.dashtam.sync.domain.transaction.TransactionHistory.Slice;
import java.util.List;
import java.util.Optional;

public final class ListTransactionsHandler
        implements QueryHandler<ListTransactions, Result<Listing, PageRefusal>> {

    private final TransactionHistory history;
    private final FilterCheck check;
    private final Cursors cursors;

    public ListTransactionsHandler(TransactionHistory history, FilterCheck check, Cursors cursors) {
        this.history = history;
        this.check = check;
        this.cursors = cursors;
    }

    @Override
    public Result<Listing, PageRefusal> handle(ListTransactions query) {
        Optional<PageRefusal> refusal =
                offsetRefusal(query).or(() -> check.refusal(query.filter()));
        if (refusal.isPresent()) {
            return Result.err(refusal.get());
        }
        if (query.cursor().isEmpty()) {
            return Result.ok(listing(query, Optional.empty()));
        }
        return cursors.open(contextOf(query), query.cursor().get())
                .map(bytes -> Positions.read(query.sort().key(), bytes))
                .<Result<Listing, PageRefusal>>map(
                        position -> Result.ok(listing(query, Optional.of(position))))
                .orElseGet(() -> Result.err(PageRefusal.CURSOR_INVALID));
    }

    private static Optional<PageRefusal> offsetRefusal(ListTransactions query) {
        if (query.offset() > ListTransactions.MAX_OFFSET) {
            return Optional.of(PageRefusal.OFFSET_TOO_FAR);
        }
        return query.offset() > 0 && query.cursor().isPresent()
                ? Optional.of(PageRefusal.OFFSET_WITH_CURSOR)
                : Optional.empty();
    }

    private Listing listing(ListTransactions query, Optional<Position> after) {
        var slice = new Slice(query.sort(), after, query.offset(), query.limit() + 1);
        List<Transaction> found = history.list(query.filter(), slice);
        return new Listing(
                Page.cut(found, query.limit(), last -> cursorAfter(query, last)),
                query.counted() ? Optional.of(history.count(query.filter())) : Optional.empty());
    }

    private String cursorAfter(ListTransactions query, Transaction last) {
        return cursors.seal(contextOf(query), Positions.write(query.sort().positionOf(last)));
    }

    private static String contextOf(ListTransactions query) {
        return "transactions %s %s".formatted(query.sort(), query.filter());
    }
}
