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
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Searches the trail; no page is shown without a record that it was. */
public final class SearchRecordsHandler {

    private static final int POSITION_BYTES = 16;

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
        Optional<UUID> before = query.cursor().flatMap(cursor -> opened(cursor, query));
        return before.isPresent()
                ? Result.ok(page(query, before, caller))
                : Result.err(Refusal.CURSOR_INVALID);
    }

    private Page<AuditRecord> page(SearchRecords query, Optional<UUID> before, Caller caller) {
        return transactions.inTransaction(() -> {
            List<AuditRecord> found =
                    records.newestFirst(query.filter(), before, query.limit() + 1);
            boolean more = found.size() > query.limit();
            List<AuditRecord> shown = more ? found.subList(0, query.limit()) : found;
            trail.storeView(new DataView.Records(query.filter(), shown.size()), caller);
            return new Page<>(
                    shown,
                    more ? Optional.of(sealed(shown.getLast().id(), query)) : Optional.empty());
        });
    }

    private String sealed(UUID position, SearchRecords query) {
        byte[] bytes =
                ByteBuffer.allocate(POSITION_BYTES)
                        .putLong(position.getMostSignificantBits())
                        .putLong(position.getLeastSignificantBits())
                        .array();
        return cursors.seal(context(query), bytes);
    }

    private Optional<UUID> opened(String cursor, SearchRecords query) {
        return cursors.open(context(query), cursor)
                .filter(bytes -> bytes.length == POSITION_BYTES)
                .map(ByteBuffer::wrap)
                .map(bytes -> new UUID(bytes.getLong(), bytes.getLong()));
    }

    private static String context(SearchRecords query) {
        return "records" + query.filter().conditions();
    }
}
