package com.dashtam.sync.presentation.http.holding;

import com.dashtam.platform.http.ProblemException;
import com.dashtam.sync.application.holding.ListHoldings;
import com.dashtam.sync.application.holding.ListHoldingsHandler;
import com.dashtam.sync.domain.holding.HoldingFilter;
import com.dashtam.sync.presentation.http.CurrentUser;
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
            Boolean activeOnly, @Nullable AssetType assetType, @Nullable String symbol) {
        return answer(Optional.empty(), activeOnly, assetType, Optional.ofNullable(symbol));
    }

    @Override
    public ResponseEntity<HoldingList> listAccountHoldings(
            UUID accountId, Boolean activeOnly, @Nullable AssetType assetType) {
        return answer(Optional.of(accountId), activeOnly, assetType, Optional.empty());
    }

    private ResponseEntity<HoldingList> answer(
            Optional<UUID> accountId,
            boolean activeOnly,
            @Nullable AssetType assetType,
            Optional<String> symbol) {
        var type =
                Optional.ofNullable(assetType)
                        .map(AssetType::getValue)
                        .map(com.dashtam.kernel.feed.AssetType::parse);
        var filter = new HoldingFilter(user.id(), accountId, type, symbol, activeOnly);
        return list.handle(new ListHoldings(filter))
                .map(overview -> ResponseEntity.ok(HoldingView.of(overview)))
                .orElseThrow(ProblemException::notFound);
    }
}
