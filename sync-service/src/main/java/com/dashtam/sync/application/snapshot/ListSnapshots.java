package com.dashtam.sync.application.snapshot;

import com.dashtam.kernel.command.Query;
import com.dashtam.kernel.page.Page;
import com.dashtam.sync.domain.snapshot.BalanceChange;
import com.dashtam.sync.domain.snapshot.BalanceSnapshot;
import com.dashtam.sync.domain.snapshot.BalanceSnapshots.SnapshotFilter;
import java.util.Optional;

/** Asks for a page of the balances of one account, newest first. */
public record ListSnapshots(SnapshotFilter filter, Optional<String> cursor, int limit)
        implements Query {

    /** A snapshot, and how the balance moved since the one before on the same list. */
    public record Entry(BalanceSnapshot snapshot, Optional<BalanceChange> change) {}

    /** The page, and how many snapshots there are over all pages. */
    public record Listing(Page<Entry> page, long total) {}
}
