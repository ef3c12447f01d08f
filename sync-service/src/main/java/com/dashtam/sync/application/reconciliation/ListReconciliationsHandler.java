package com.dashtam.sync.application.reconciliation;

import com.dashtam.kernel.command.QueryHandler;
import com.dashtam.kernel.page.Cursors;
import com.dashtam.kernel.page.Page;
import com.dashtam.kernel.result.Result;
import com.dashtam.sync.application.page.PageRefusal;
import com.dashtam.sync.domain.account.Accounts;
import com.dashtam.sync.domain.reconciliation.Reconciliation;
import com.dashtam.sync.domain.reconciliation.Reconciliations;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Optional;

public final class ListReconciliationsHandler
        implements QueryHandler<ListReconciliations, Result<Page<Reconciliation>, PageRefusal>> {

    private final Reconciliations reconciliations;
    private final Accounts accounts;
    private final Cursors cursors;

    public ListReconciliationsHandler(
            Reconciliations reconciliations, Accounts accounts, Cursors cursors) {
        this.reconciliations = reconciliations;
        this.accounts = accounts;
        this.cursors = cursors;
    }

    @Override
    public Result<Page<Reconciliation>, PageRefusal> handle(ListReconciliations query) {
        if (accounts.findOwned(query.accountId(), query.userId()).isEmpty()) {
            return Result.err(PageRefusal.OWNER_NOT_FOUND);
        }
        if (query.cursor().isEmpty()) {
            return Result.ok(page(query, Optional.empty()));
        }
        return cursors.open(contextOf(query), query.cursor().get())
                .map(position -> LocalDate.ofEpochDay(ByteBuffer.wrap(position).getLong()))
                .<Result<Page<Reconciliation>, PageRefusal>>map(
                        upTo -> Result.ok(page(query, Optional.of(upTo))))
                .orElseGet(() -> Result.err(PageRefusal.CURSOR_INVALID));
    }

    private Page<Reconciliation> page(ListReconciliations query, Optional<LocalDate> upTo) {
        var found =
                reconciliations.list(query.userId(), query.accountId(), upTo, query.limit() + 1);
        return Page.cut(found, query.limit(), last -> cursorAt(query, last.opening().day()));
    }

    /** The next page begins with the comparison that this day closes. */
    private String cursorAt(ListReconciliations query, LocalDate closing) {
        return cursors.seal(
                contextOf(query),
                ByteBuffer.allocate(Long.BYTES).putLong(closing.toEpochDay()).array());
    }

    private static String contextOf(ListReconciliations query) {
        return "reconciliations " + query.userId() + " " + query.accountId();
    }
}
