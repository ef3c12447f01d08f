package com.dashtam.sync.application.transaction;

import com.dashtam.kernel.command.QueryHandler;
import com.dashtam.kernel.result.Result;
import com.dashtam.sync.application.page.PageRefusal;
import com.dashtam.sync.application.transaction.ExportTransactions.Rows;
import com.dashtam.sync.domain.transaction.TransactionHistory;
import java.util.Optional;

public final class ExportTransactionsHandler
        implements QueryHandler<ExportTransactions, Result<Rows, PageRefusal>> {

    private final TransactionHistory history;
    private final FilterCheck check;
    private final int maxRows;

    /**
     * @param maxRows how many one file has at most
     */
    public ExportTransactionsHandler(TransactionHistory history, FilterCheck check, int maxRows) {
        this.history = history;
        this.check = check;
        this.maxRows = maxRows;
    }

    @Override
    public Result<Rows, PageRefusal> handle(ExportTransactions query) {
        Optional<PageRefusal> refusal = check.refusal(query.filter()).or(() -> sizeRefusal(query));
        return refusal.<Result<Rows, PageRefusal>>map(Result::err)
                .orElseGet(() -> Result.ok(new Rows(new Pieces(history, query, maxRows))));
    }

    private Optional<PageRefusal> sizeRefusal(ExportTransactions query) {
        return history.hasMoreThan(query.filter(), maxRows)
                ? Optional.of(PageRefusal.TOO_MANY_ROWS)
                : Optional.empty();
    }
}
