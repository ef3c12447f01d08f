package com.dashtam.sync.application.transaction;

import com.dashtam.kernel.command.QueryHandler;
import com.dashtam.kernel.page.Cursors;
import com.dashtam.kernel.page.Page;
import com.dashtam.kernel.result.Result;
import com.dashtam.sync.application.page.PageRefusal;
import com.dashtam.sync.domain.transaction.Quarantine;
import com.dashtam.sync.domain.transaction.QuarantinedTransaction;
import java.util.Optional;
import java.util.UUID;

public final class ListQuarantinedHandler
        implements QueryHandler<
                ListQuarantined, Result<Page<QuarantinedTransaction>, PageRefusal>> {

    private final Quarantine quarantine;
    private final Cursors cursors;

    public ListQuarantinedHandler(Quarantine quarantine, Cursors cursors) {
        this.quarantine = quarantine;
        this.cursors = cursors;
    }

    @Override
    public Result<Page<QuarantinedTransaction>, PageRefusal> handle(ListQuarantined query) {
        Optional<UUID> after =
                query.cursor().flatMap(cursor -> cursors.openId(contextOf(query), cursor));
        return query.cursor().isPresent() && after.isEmpty()
                ? Result.err(PageRefusal.CURSOR_INVALID)
                : Result.ok(page(query, after));
    }

    private Page<QuarantinedTransaction> page(ListQuarantined query, Optional<UUID> after) {
        return Page.cut(
                quarantine.list(query.userId(), after, query.limit() + 1),
                query.limit(),
                last -> cursors.seal(contextOf(query), last.id()));
    }

    private static String contextOf(ListQuarantined query) {
        return "quarantined transactions " + query.userId();
    }
}
