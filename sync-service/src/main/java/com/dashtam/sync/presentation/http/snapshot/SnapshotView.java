package com.dashtam.sync.presentation.http.snapshot;

import com.dashtam.sync.application.snapshot.LatestBalances;
import com.dashtam.sync.application.snapshot.ListSnapshots.Entry;
import com.dashtam.sync.application.snapshot.ListSnapshots.Listing;
import com.dashtam.sync.application.snapshot.ListSnapshots.Span;
import com.dashtam.sync.domain.snapshot.BalanceChange;
import com.dashtam.sync.domain.snapshot.BalanceSnapshot;
import com.dashtam.sync.presentation.http.Values;
import com.dashtam.sync.presentation.http.model.BalanceSnapshotList;
import com.dashtam.sync.presentation.http.model.LatestBalanceSnapshots;
import com.dashtam.sync.presentation.http.model.SnapshotSource;

/** Balances in the form of the contract. */
final class SnapshotView {

    private SnapshotView() {}

    static LatestBalanceSnapshots of(LatestBalances.Listing listing) {
        return new LatestBalanceSnapshots()
                .snapshots(listing.page().items().stream().map(SnapshotView::of).toList())
                .totalCount(listing.totals().count())
                .totalBalanceByCurrency(Values.byCurrency(listing.totals().balances()))
                .hasMore(listing.page().next().isPresent())
                .nextCursor(listing.page().next().orElse(null));
    }

    static BalanceSnapshotList of(Listing listing) {
        var list =
                new BalanceSnapshotList()
                        .snapshots(listing.page().items().stream().map(SnapshotView::of).toList())
                        .totalCount(listing.total())
                        .nextCursor(listing.page().next().orElse(null));
        listing.span().ifPresent(span -> addSpan(list, span));
        return list;
    }

    private static void addSpan(BalanceSnapshotList list, Span span) {
        list.startBalance(Values.amount(span.oldest()))
                .endBalance(Values.amount(span.newest()))
                .currency(span.newest().currency().code())
                .totalChangeAmount(Values.amount(span.change().map(BalanceChange::amount)))
                .totalChangePercent(span.change().flatMap(BalanceChange::percent).orElse(null));
    }

    private static com.dashtam.sync.presentation.http.model.BalanceSnapshot of(Entry entry) {
        return of(entry.snapshot())
                .changeAmount(Values.amount(entry.change().map(BalanceChange::amount)))
                .changePercent(entry.change().flatMap(BalanceChange::percent).orElse(null));
    }

    private static com.dashtam.sync.presentation.http.model.BalanceSnapshot of(
            BalanceSnapshot snapshot) {
        return new com.dashtam.sync.presentation.http.model.BalanceSnapshot()
                .id(snapshot.id())
                .accountId(snapshot.accountId())
                .balance(Values.amount(snapshot.balance()))
                .availableBalance(Values.amount(snapshot.availableBalance()))
                .holdingsValue(Values.amount(snapshot.holdingsValue()))
                .cashValue(Values.amount(snapshot.cashValue()))
                .currency(snapshot.balance().currency().code())
                .source(SnapshotSource.fromValue(snapshot.source().text()))
                .capturedAt(Values.utc(snapshot.capturedAt()))
                .createdAt(Values.utc(snapshot.capturedAt()));
    }
}
