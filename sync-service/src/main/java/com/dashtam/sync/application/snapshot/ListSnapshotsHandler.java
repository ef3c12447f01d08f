package com.dashtam.sync.application.snapshot;

import com.dashtam.kernel.command.QueryHandler;
import com.dashtam.kernel.money.Money;
import com.dashtam.kernel.page.Cursors;
import com.dashtam.kernel.page.Page;
import com.dashtam.kernel.result.Result;
import com.dashtam.sync.application.page.PageRefusal;
import com.dashtam.sync.application.snapshot.ListSnapshots.Entry;
import com.dashtam.sync.application.snapshot.ListSnapshots.Listing;
import com.dashtam.sync.application.snapshot.ListSnapshots.Span;
import com.dashtam.sync.domain.account.Accounts;
import com.dashtam.sync.domain.snapshot.BalanceChange;
import com.dashtam.sync.domain.snapshot.BalanceSnapshot;
import com.dashtam.sync.domain.snapshot.BalanceSnapshots;
import com.dashtam.sync.domain.snapshot.BalanceSnapshots.Position;
import com.dashtam.sync.domain.snapshot.BalanceSnapshots.SnapshotFilter;
import com.dashtam.sync.domain.snapshot.SnapshotOrder;
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
        Optional<PageRefusal> refusal = refusal(query.filter());
        if (refusal.isPresent()) {
            return Result.err(refusal.get());
        }
        if (query.cursor().isEmpty()) {
            return Result.ok(listing(query, Optional.empty()));
        }
        return cursors.open(contextOf(query), query.cursor().get())
                .map(SnapshotPositions::read)
                .<Result<Listing, PageRefusal>>map(
                        position -> Result.ok(listing(query, Optional.of(position))))
                .orElseGet(() -> Result.err(PageRefusal.CURSOR_INVALID));
    }

    private Optional<PageRefusal> refusal(SnapshotFilter filter) {
        if (filter.window().isReversed()) {
            return Optional.of(PageRefusal.WINDOW_REVERSED);
        }
        if (filter.window().isTooLong()) {
            return Optional.of(PageRefusal.WINDOW_TOO_LONG);
        }
        return accounts.findOwned(filter.accountId(), filter.userId()).isPresent()
                ? Optional.empty()
                : Optional.of(PageRefusal.OWNER_NOT_FOUND);
    }

    private Listing listing(ListSnapshots query, Optional<Position> after) {
        SnapshotFilter filter = query.filter();
        List<BalanceSnapshot> found =
                snapshots.list(filter, query.order(), after, query.limit() + 1);
        Page<BalanceSnapshot> page =
                Page.cut(found, query.limit(), last -> cursorAfter(query, last));
        List<Entry> entries =
                switch (query.order()) {
                    case NEWEST_FIRST -> entries(found, page.items().size());
                    case OLDEST_FIRST -> entries(filter, page.items());
                };
        return new Listing(new Page<>(entries, page.next()), snapshots.count(filter), span(filter));
    }

    /** One more than wanted was read: it tells the last one's change, too. */
    private static List<Entry> entries(List<BalanceSnapshot> newestFirst, int size) {
        var entries = new ArrayList<Entry>(size);
        for (int i = 0; i < size; i++) {
            Optional<BalanceSnapshot> before =
                    i + 1 < newestFirst.size()
                            ? Optional.of(newestFirst.get(i + 1))
                            : Optional.empty();
            entries.add(entry(newestFirst.get(i), before));
        }
        return entries;
    }

    private List<Entry> entries(SnapshotFilter filter, List<BalanceSnapshot> oldestFirst) {
        var entries = new ArrayList<Entry>(oldestFirst.size());
        Optional<BalanceSnapshot> before =
                oldestFirst.isEmpty()
                        ? Optional.empty()
                        : end(
                                filter,
                                SnapshotOrder.NEWEST_FIRST,
                                Optional.of(positionOf(oldestFirst.getFirst())));
        for (BalanceSnapshot snapshot : oldestFirst) {
            entries.add(entry(snapshot, before));
            before = Optional.of(snapshot);
        }
        return entries;
    }

    private Optional<Span> span(SnapshotFilter filter) {
        Optional<BalanceSnapshot> newest =
                end(filter, SnapshotOrder.NEWEST_FIRST, Optional.empty());
        return end(filter, SnapshotOrder.OLDEST_FIRST, Optional.empty())
                .flatMap(oldest -> newest.map(found -> span(oldest.balance(), found.balance())));
    }

    private static Span span(Money oldest, Money newest) {
        return new Span(oldest, newest, BalanceChange.between(oldest, newest));
    }

    private Optional<BalanceSnapshot> end(
            SnapshotFilter filter, SnapshotOrder order, Optional<Position> after) {
        return snapshots.list(filter, order, after, 1).stream().findFirst();
    }

    private static Entry entry(BalanceSnapshot snapshot, Optional<BalanceSnapshot> before) {
        return new Entry(
                snapshot,
                before.flatMap(b -> BalanceChange.between(b.balance(), snapshot.balance())));
    }

    private String cursorAfter(ListSnapshots query, BalanceSnapshot last) {
        return cursors.seal(contextOf(query), SnapshotPositions.write(positionOf(last)));
    }

    private static Position positionOf(BalanceSnapshot snapshot) {
        return new Position(snapshot.capturedAt(), snapshot.id());
    }

    private static String contextOf(ListSnapshots query) {
        return "balance-snapshots %s %s".formatted(query.order(), query.filter());
    }
}
