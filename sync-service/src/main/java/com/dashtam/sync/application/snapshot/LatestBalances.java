package com.dashtam.sync.application.snapshot;

import com.dashtam.kernel.command.Query;
import com.dashtam.kernel.money.Money;
import com.dashtam.sync.domain.snapshot.BalanceSnapshot;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;

/** Asks for the latest snapshot of each account of a user. */
public record LatestBalances(UUID userId) implements Query {

    /** The snapshots, and what they come to in each currency. */
    public record Answer(
            List<BalanceSnapshot> snapshots, SortedMap<String, Money> balanceByCurrency) {}
}
