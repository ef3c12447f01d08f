package com.dashtam.sync.domain.snapshot;

import com.dashtam.sync.domain.ledger.Holder;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The balances that were read. */
public interface BalanceSnapshots {

    /** Keeps the present balances of a connection's accounts, each once a job. */
    void capture(
            UUID jobId,
            Holder holder,
            Collection<String> providerAccountIds,
            SnapshotSource source,
            Instant at);

    /**
     * Keeps what the present holdings of some accounts come to beside the balances that the same
     * job has kept; not of an account where the value of one of them is unknown, or told in another
     * currency.
     */
    void captureHoldings(UUID jobId, Holder holder, Collection<String> providerAccountIds);

    /** The latest of each account of a user behind an account, ordered by account. */
    List<BalanceSnapshot> latest(UUID userId, Optional<UUID> after, int limit);

    /** Of the latest of each account of a user. */
    LatestTotals latestTotals(UUID userId);

    /** Those that come after a position in this order. */
    List<BalanceSnapshot> list(
            SnapshotFilter filter, SnapshotOrder order, Optional<Position> after, int limit);

    long count(SnapshotFilter filter);

    /** Which snapshots of one account of a user are wanted. */
    record SnapshotFilter(
            UUID userId, UUID accountId, Optional<SnapshotSource> source, TimeWindow window) {}

    /** The place of a snapshot in the list. */
    record Position(Instant capturedAt, UUID id) {}
}
