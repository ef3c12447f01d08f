package com.dashtam.kernel.feed;

import com.dashtam.kernel.money.Currency;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What an account holds of one security, as provider-service hands it on.
 *
 * @param providerHoldingId the institution's identifier within the account, at most 255 characters
 * @param quantity never zero; a short position is negative
 * @param marketValue what it is worth now; negative for a short position
 * @param costBasis what was paid for all of it; negative where a short sale brought it in
 */
public record NormalizedHolding(
        String providerAccountId,
        String providerHoldingId,
        Optional<String> symbol,
        String name,
        AssetType assetType,
        BigDecimal quantity,
        Currency currency,
        Optional<BigDecimal> marketValue,
        Optional<BigDecimal> costBasis,
        Optional<BigDecimal> averagePrice,
        Optional<BigDecimal> currentPrice) {}
