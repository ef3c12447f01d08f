package com.dashtam.sync.presentation.http.holding;

import com.dashtam.sync.application.holding.ListHoldings.Listing;
import com.dashtam.sync.domain.holding.Gain;
import com.dashtam.sync.domain.holding.Holding;
import com.dashtam.sync.domain.holding.Valuation;
import com.dashtam.sync.presentation.http.Values;
import com.dashtam.sync.presentation.http.model.AssetType;
import com.dashtam.sync.presentation.http.model.HoldingList;

/** Holdings in the form of the contract. */
final class HoldingView {

    private HoldingView() {}

    static HoldingList of(Listing listing) {
        var totals = listing.totals();
        return new HoldingList()
                .holdings(listing.page().items().stream().map(HoldingView::of).toList())
                .totalCount(totals.count())
                .activeCount(totals.active())
                .totalMarketValueByCurrency(Values.byCurrency(totals.marketValues()))
                .totalCostBasisByCurrency(Values.byCurrency(totals.costBases()))
                .totalUnrealizedGainLossByCurrency(Values.byCurrency(totals.gains()))
                .hasMore(listing.page().next().isPresent())
                .nextCursor(listing.page().next().orElse(null));
    }

    private static com.dashtam.sync.presentation.http.model.Holding of(Holding holding) {
        Valuation value = holding.value();
        return new com.dashtam.sync.presentation.http.model.Holding()
                .id(holding.id())
                .accountId(holding.accountId())
                .providerHoldingId(holding.providerHoldingId())
                .symbol(holding.symbol().orElse(null))
                .securityName(holding.securityName())
                .assetType(AssetType.fromValue(holding.assetType().text()))
                .quantity(Values.decimal(holding.quantity().stripTrailingZeros()))
                .costBasis(Values.amount(value.costBasis()))
                .marketValue(Values.amount(value.marketValue()))
                .currency(value.currency().code())
                .averagePrice(Values.amount(value.averagePrice()))
                .currentPrice(Values.amount(value.currentPrice()))
                .unrealizedGainLoss(Values.amount(holding.gainAmount()))
                .unrealizedGainLossPercent(Values.decimal(holding.gain().map(Gain::percent)))
                .isActive(holding.active())
                .isProfitable(holding.gain().map(Gain::isProfit).orElse(null))
                .lastSyncedAt(Values.utc(holding.lastSyncedAt()))
                .createdAt(Values.utc(holding.createdAt()))
                .updatedAt(Values.utc(holding.updatedAt()));
    }
}
