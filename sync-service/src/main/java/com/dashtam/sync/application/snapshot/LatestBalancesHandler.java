package com.dashtam.sync.application.snapshot;

import com.dashtam.kernel.command.QueryHandler;
import com.dashtam.kernel.page.Cursors;
import com.dashtam.kernel.page.Page;
import com.dashtam.kernel.result.Result;
import com.dashtam.sync.application.page.PageRefusal;
import com.dashtam.sync.application.snapshot.LatestBalances.Listing;
import com.dashtam.sync.domain.snapshot.BalanceSnapshots;
import java.util.Optional;
import java.util.UUID;

public final class LatestBalancesHandler
        implements QueryHandler<LatestBalances, Result<Listing, PageRefusal>> {

    private final BalanceSnapshots snapshots;
    private final Cursors cursors;

    public LatestBalancesHandler(BalanceSnapshots snapshots, Cursors cursors) {
        this.snapshots = snapshots;
        this.cursors = cursors;
    }

    @Override
    public Result<Listing, PageRefusal> handle(LatestBalances query) {
        if (query.cursor().isEmpty()) {
            return Result.ok(listing(query, Optional.empty()));
        }
        return cursors.openId(contextOf(query.userId()), query.cursor().get())
                .<Result<Listing, PageRefusal>>map(
                        account -> Result.ok(listing(query, Optional.of(account))))
                .orElseGet(() -> Result.err(PageRefusal.CURSOR_INVALID));
    }

    private Listing listing(LatestBalances query, Optional<UUID> after) {
        UUID userId = query.userId();
        var found = snapshots.latest(userId, after, query.limit() + 1);
        return new Listing(
                Page.cut(
                        found,
                        query.limit(),
                        last -> cursors.seal(contextOf(userId), last.accountId())),
                snapshots.latestTotals(userId));
    }

    private static String contextOf(UUID userId) {
        return "latest balance-snapshots " + userId;
    }
}
