package com.dashtam.audit.application.workflow;

import com.dashtam.audit.application.record.Trail;
import com.dashtam.audit.application.workflow.ListOpenWorkflows.Answer;
import com.dashtam.audit.application.workflow.ListOpenWorkflows.Refusal;
import com.dashtam.audit.domain.record.DataView;
import com.dashtam.audit.domain.workflow.OpenWorkflow;
import com.dashtam.audit.domain.workflow.OpenWorkflows;
import com.dashtam.audit.domain.workflow.OpenWorkflows.Position;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.page.Cursors;
import com.dashtam.kernel.page.Page;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.workflow.Transactions;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Lists open workflows; no page is shown without a record that it was. */
public final class ListOpenWorkflowsHandler {

    private static final int POSITION_BYTES = 24;
    // Later than any due time, and still within what PostgreSQL can hold.
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59Z");

    private final OpenWorkflows workflows;
    private final Trail trail;
    private final Cursors cursors;
    private final Transactions transactions;
    private final InstantSource clock;

    public ListOpenWorkflowsHandler(
            OpenWorkflows workflows,
            Trail trail,
            Cursors cursors,
            Transactions transactions,
            InstantSource clock) {
        this.workflows = workflows;
        this.trail = trail;
        this.cursors = cursors;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Result<Answer, Refusal> handle(ListOpenWorkflows query, Caller caller) {
        if (query.cursor().isEmpty()) {
            return Result.ok(answer(query, Optional.empty(), caller));
        }
        Optional<Position> after = query.cursor().flatMap(cursor -> opened(cursor, query));
        return after.isPresent()
                ? Result.ok(answer(query, after, caller))
                : Result.err(Refusal.CURSOR_INVALID);
    }

    private Answer answer(ListOpenWorkflows query, Optional<Position> after, Caller caller) {
        return transactions.inTransaction(() -> {
            Instant now = clock.instant();
            Instant end = query.includePending() ? END_OF_TIME : now;
            List<OpenWorkflow> found = workflows.dueBefore(end, after, query.limit() + 1);
            Page<OpenWorkflow> page = Page.cut(found, query.limit(), last -> sealed(last, query));
            trail.storeView(
                    new DataView.OpenWorkflows(query.includePending(), page.items().size()),
                    caller);
            return new Answer(page, workflows.count(now), now);
        });
    }

    private String sealed(OpenWorkflow last, ListOpenWorkflows query) {
        byte[] bytes =
                ByteBuffer.allocate(POSITION_BYTES)
                        .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, last.dueAt()))
                        .putLong(last.workflowId().getMostSignificantBits())
                        .putLong(last.workflowId().getLeastSignificantBits())
                        .array();
        return cursors.seal(context(query), bytes);
    }

    private Optional<Position> opened(String cursor, ListOpenWorkflows query) {
        return cursors.open(context(query), cursor)
                .filter(bytes -> bytes.length == POSITION_BYTES)
                .map(ByteBuffer::wrap)
                .map(bytes ->
                        new Position(
                                Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS),
                                new UUID(bytes.getLong(), bytes.getLong())));
    }

    private static String context(ListOpenWorkflows query) {
        return query.includePending() ? "open-workflows/all" : "open-workflows/overdue";
    }
}
