package com.dashtam.sync.domain.holding;

import com.dashtam.kernel.feed.AssetType;
import com.dashtam.kernel.money.Money;
import com.dashtam.sync.domain.page.NamePosition;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What an account holds, or held, of one security. All amounts are in one currency.
 *
 * @param quantity negative for a short position
 * @param value what the institution says about its worth
 * @param active whether it is held still; if not, everything is as it was last read
 * @param lastSyncedAt when everything that the account holds was last read
 */
public record Holding(
        UUID id,
        UUID accountId,
        String providerHoldingId,
        Optional<String> symbol,
        String securityName,
        AssetType assetType,
        BigDecimal quantity,
        Valuation value,
        boolean active,
        Optional<Instant> lastSyncedAt,
        Instant createdAt,
        Instant updatedAt) {

    /** What it would bring above what was paid, where both are known. */
    public Optional<Gain> gain() {
        return value.costBasis()
                .flatMap(cost -> value.marketValue().map(market -> Gain.of(cost, market)));
    }

    public NamePosition position() {
        return NamePosition.of(securityName, id);
    }

    public Optional<Money> gainAmount() {
        return gain().map(Gain::amount);
    }
}
