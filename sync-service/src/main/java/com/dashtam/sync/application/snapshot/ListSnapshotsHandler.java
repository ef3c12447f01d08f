package com.dashtam.sync.application.snapshot;

import com.dashtam.kernel.command.QueryHandler;
import com.dashtam.kernel.page.Cursors;
import com.dashtam.kernel.page.Page;
import com.dashtam.kernel.result.Result;
import com.dashtam.sync.application.page.PageRefusal;
import com.dashtam.sync.application.snapshot.ListSnapshots.Entry;
import com.dashtam.sync.application.snapshot.ListSnapshots.Listing;
import com.dashtam.sync.domain.account.Accounts;
import com.dashtam.sync.domain.snapshot.BalanceChange;
import com.dashtam.sync.domain.snapshot.BalanceSnapshot;
import com.dashtam.sync.domain.snapshot.BalanceSnapshots;
import com.dashtam.sync.domain.snapshot.BalanceSnapshots.Position;
import com.dashtam.sync.domain.snapshot.BalanceSnapshots.SnapshotFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

public final class ListSnapshotsHandler
        implements QueryHandler<ListSnapshots, Result<Listing, PageRefusal>> {

    private final BalanceSnapshots snapshots;
    private final Accounts accounts;
    private final Cursors cursors;

    public ListSnapshotsHandler(BalanceSnapshots snapshots, Accounts accounts, Cursors cursors) {
        this.snapshots = snapshots;
        this.accounts = accounts;
        this.cursors = cursors;
    }

    @Override
    public Result<Listing, PageRefusal> handle(ListSnapshots query) {
        SnapshotFilter filter = query.filter();
        if (accounts.findOwned(filter.accountId(), filter.userId()).isEmpty()) {
            return Result.err(PageRefusal.ACCOUNT_NOT_FOUND);
        }
        if (query.cursor().isEmpty()) {
            return Result.ok(listing(query, Optional.empty()));
        }
        return cursors.open(contextOf(filter), query.cursor().get())
                .map(SnapshotPositions::read)
                .<Result<Listing, PageRefusal>>map(
                        position -> Result.ok(listing(query, Optional.of(position))))
                .orElseGet(() -> Result.err(PageRefusal.CURSOR_INVALID));
    }

    /** One more than wanted is read: it tells whether there is more, and the last one's change. */
    private Listing listing(ListSnapshots query, Optional<Position> after) {
        SnapshotFilter filter = query.filter();
        List<BalanceSnapshot> found = snapshots.list(filter, after, query.limit() + 1);
        int size = Math.min(found.size(), query.limit());
        var entries = new ArrayList<Entry>(size);
        for (int i = 0; i < size; i++) {
            Optional<BalanceSnapshot> before =
                    i + 1 < found.size() ? Optional.of(found.get(i + 1)) : Optional.empty();
            entries.add(entry(found.get(i), before));
        }
        Optional<String> next =
                found.size() > size
                        ? Optional.of(cursorAfter(filter, entries.getLast().snapshot()))
                        : Optional.empty();
        return new Listing(new Page<>(entries, next), snapshots.count(filter));
    }

    private static Entry entry(BalanceSnapshot snapshot, Optional<BalanceSnapshot> before) {
        return new Entry(
                snapshot,
                before.flatMap(b -> BalanceChange.between(b.balance(), snapshot.balance())));
    }

    private String cursorAfter(SnapshotFilter filter, BalanceSnapshot last) {
        return cursors.seal(
                contextOf(filter),
                SnapshotPositions.write(new Position(last.capturedAt(), last.id())));
    }

    private static String contextOf(SnapshotFilter filter) {
        return "balance-snapshots " + filter;
    }
}
