package com.dashtam.sync.application.transaction;

import com.dashtam.kernel.command.QueryHandler;
import com.dashtam.kernel.page.Cursors;
import com.dashtam.kernel.result.Result;
import com.dashtam.sync.application.page.PageRefusal;
import com.dashtam.sync.application.transaction.ListChanges.Changes;
import com.dashtam.sync.domain.transaction.TransactionChange;
import com.dashtam.sync.domain.transaction.TransactionChanges;
import com.dashtam.sync.domain.transaction.TransactionChanges.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/**
 * Leads a reader through the changes in rounds: a round goes from the version that the reader knows
 * to the one that the ledger has, however often it changes meanwhile; what changes comes further
 * on.
 */
public final class ListChangesHandler
        implements QueryHandler<ListChanges, Result<Changes, PageRefusal>> {

    /** How old a cursor may be. */
    static final Duration LONGEST_AGE = Duration.ofDays(90);

    /** How much longer the pages of a round may take that began with a cursor of that age. */
    static final Duration LONGEST_ROUND = Duration.ofDays(1);

    private final TransactionChanges changes;
    private final Cursors cursors;
    private final InstantSource clock;

    public ListChangesHandler(TransactionChanges changes, Cursors cursors, InstantSource clock) {
        this.changes = changes;
        this.cursors = cursors;
        this.clock = clock;
    }

    @Override
    public Result<Changes, PageRefusal> handle(ListChanges query) {
        if (query.cursor().isEmpty()) {
            return Result.ok(changes(query, ChangeCursor.start(clock.instant())));
        }
        return cursors.open(contextOf(query.userId()), query.cursor().get())
                .flatMap(ChangeCursor::read)
                .<Result<Changes, PageRefusal>>map(cursor ->
                        isTooOld(cursor)
                                ? Result.err(PageRefusal.CURSOR_EXPIRED)
                                : Result.ok(changes(query, cursor)))
                .orElseGet(() -> Result.err(PageRefusal.CURSOR_INVALID));
    }

    private boolean isTooOld(ChangeCursor cursor) {
        Duration age = cursor.isAtRest() ? LONGEST_AGE : LONGEST_AGE.plus(LONGEST_ROUND);
        return cursor.madeAt().isBefore(clock.instant().minus(age));
    }

    private Changes changes(ListChanges query, ChangeCursor cursor) {
        Instant now = clock.instant();
        long version = changes.version(query.userId());
        ChangeCursor round = cursor.isAtRest() ? cursor.begun(version) : cursor;
        List<TransactionChange> found =
                changes.list(
                        query.userId(),
                        new Span(round.from(), round.begun(), version),
                        round.position(),
                        query.limit() + 1);
        boolean more = found.size() > query.limit();
        List<TransactionChange> items = more ? found.subList(0, query.limit()) : found;
        ChangeCursor next =
                more ? round.at(items.getLast().position()) : ChangeCursor.rest(version, now);
        return new Changes(items, cursors.seal(contextOf(query.userId()), next.bytes()), more);
    }

    private static String contextOf(UUID userId) {
        return "transaction changes " + userId;
    }
}
