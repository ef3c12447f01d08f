package com.dashtam.sync.application.snapshot;

import com.dashtam.kernel.command.QueryHandler;
import com.dashtam.sync.application.account.Totals;
import com.dashtam.sync.domain.snapshot.BalanceSnapshot;
import com.dashtam.sync.domain.snapshot.BalanceSnapshots;

public final class LatestBalancesHandler
        implements QueryHandler<LatestBalances, LatestBalances.Answer> {

    private final BalanceSnapshots snapshots;

    public LatestBalancesHandler(BalanceSnapshots snapshots) {
        this.snapshots = snapshots;
    }

    @Override
    public LatestBalances.Answer handle(LatestBalances query) {
        var latest = snapshots.latest(query.userId());
        return new LatestBalances.Answer(
                latest, Totals.byCurrency(latest.stream().map(BalanceSnapshot::balance)));
    }
}
