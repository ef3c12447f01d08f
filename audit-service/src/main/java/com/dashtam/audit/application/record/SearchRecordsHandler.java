package com.dashtam.audit.application.record;

import com.dashtam.audit.application.record.SearchRecords.Refusal;
import com.dashtam.audit.domain.record.AuditRecord;
import com.dashtam.audit.domain.record.AuditRecords;
import com.dashtam.audit.domain.record.DataView;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.page.Cursors;
import com.dashtam.kernel.page.Page;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.workflow.Transactions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Searches the trail; no page is shown without a record that it was. */
public final class SearchRecordsHandler {

    private final AuditRecords records;
    private final Trail trail;
    private final Cursors cursors;
    private final Transactions transactions;

    public SearchRecordsHandler(
            AuditRecords records, Trail trail, Cursors cursors, Transactions transactions) {
        this.records = records;
        this.trail = trail;
        this.cursors = cursors;
        this.transactions = transactions;
    }

    public Result<Page<AuditRecord>, Refusal> handle(SearchRecords query, Caller caller) {
        if (query.cursor().isEmpty()) {
            return Result.ok(page(query, Optional.empty(), caller));
        }
        Optional<UUID> before =
                query.cursor().flatMap(cursor -> cursors.openId(context(query), cursor));
        return before.isPresent()
                ? Result.ok(page(query, before, caller))
                : Result.err(Refusal.CURSOR_INVALID);
    }

    private Page<AuditRecord> page(SearchRecords query, Optional<UUID> before, Caller caller) {
        return transactions.inTransaction(() -> {
            List<AuditRecord> found =
                    records.newestFirst(query.filter(), before, query.limit() + 1);
            Page<AuditRecord> page =
                    Page.cut(found, query.limit(), last -> cursors.seal(context(query), last.id()));
            trail.storeView(new DataView.Records(query.filter(), page.items().size()), caller);
            return page;
        });
    }

    private static String context(SearchRecords query) {
        return "records" + query.filter().conditions();
    }
}
