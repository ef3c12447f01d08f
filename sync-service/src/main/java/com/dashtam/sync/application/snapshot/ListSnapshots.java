package com.dashtam.sync.application.snapshot;

import com.dashtam.kernel.command.Query;
import com.dashtam.kernel.money.Money;
import com.dashtam.kernel.page.Page;
import com.dashtam.sync.domain.snapshot.BalanceChange;
import com.dashtam.sync.domain.snapshot.BalanceSnapshot;
import com.dashtam.sync.domain.snapshot.BalanceSnapshots.SnapshotFilter;
import com.dashtam.sync.domain.snapshot.SnapshotOrder;
import java.util.Optional;

/** Asks for a page of the balances of one account. */
public record ListSnapshots(
        SnapshotFilter filter, SnapshotOrder order, Optional<String> cursor, int limit)
        implements Query {

    /** A snapshot, and how the balance moved since the one that is next older on the same list. */
    public record Entry(BalanceSnapshot snapshot, Optional<BalanceChange> change) {}

    /**
     * A page, and what holds over all pages.
     *
     * @param total how many snapshots there are
     * @param span absent where there is none
     */
    public record Listing(Page<Entry> page, long total, Optional<Span> span) {}

    /**
     * From the oldest balance to the newest.
     *
     * @param change absent between two currencies
     */
    public record Span(Money oldest, Money newest, Optional<BalanceChange> change) {}
}
