package com.dashtam.sync.presentation.http.holding;

import com.dashtam.kernel.money.Currency;
import com.dashtam.kernel.result.Result;
import com.dashtam.sync.application.holding.ListHoldings;
import com.dashtam.sync.application.holding.ListHoldings.Listing;
import com.dashtam.sync.application.holding.ListHoldingsHandler;
import com.dashtam.sync.application.page.PageRefusal;
import com.dashtam.sync.domain.holding.HoldingFilter;
import com.dashtam.sync.presentation.http.CurrentUser;
import com.dashtam.sync.presentation.http.Pages;
import com.dashtam.sync.presentation.http.api.HoldingsApi;
import com.dashtam.sync.presentation.http.model.AssetType;
import com.dashtam.sync.presentation.http.model.HoldingList;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
public final class HoldingController implements HoldingsApi {

    private final ListHoldingsHandler list;
    private final CurrentUser user;

    public HoldingController(ListHoldingsHandler list, CurrentUser user) {
        this.list = list;
        this.user = user;
    }

    @Override
    public ResponseEntity<HoldingList> listHoldings(
            @Nullable UUID accountId,
            @Nullable UUID connectionId,
            Boolean activeOnly,
            @Nullable AssetType assetType,
            @Nullable String symbol,
            @Nullable String currency,
            Integer limit,
            @Nullable String cursor) {
        var filter =
                new HoldingFilter(
                        user.id(),
                        Optional.ofNullable(accountId),
                        Optional.ofNullable(connectionId),
                        Optional.ofNullable(assetType)
                                .map(AssetType::getValue)
                                .map(com.dashtam.kernel.feed.AssetType::parse),
                        Optional.ofNullable(symbol),
                        Optional.ofNullable(currency).map(Currency::new),
                        activeOnly);
        return switch (list.handle(new ListHoldings(filter, Optional.ofNullable(cursor), limit))) {
            case Result.Ok<Listing, PageRefusal>(var listing) ->
                    ResponseEntity.ok(HoldingView.of(listing));
            case Result.Err<Listing, PageRefusal>(var refusal) -> throw Pages.problem(refusal);
        };
    }

    @Override
    public ResponseEntity<HoldingList> listAccountHoldings(
            UUID accountId,
            Boolean activeOnly,
            @Nullable AssetType assetType,
            @Nullable String symbol,
            @Nullable String currency,
            Integer limit,
            @Nullable String cursor) {
        return listHoldings(
                accountId, null, activeOnly, assetType, symbol, currency, limit, cursor);
    }
}
