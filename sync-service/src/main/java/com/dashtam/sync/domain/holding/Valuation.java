package com.dashtam.sync.domain.holding;

import com.dashtam.kernel.money.Currency;
import com.dashtam.kernel.money.Money;
import java.util.Optional;

/**
 * What an institution says about the worth of a holding; what is absent is not known.
 *
 * @param currency of everything else
 * @param marketValue of all of it; negative for a short position
 * @param costBasis what was paid for all of it; negative where a short sale brought it in
 * @param averagePrice that was paid for one
 * @param currentPrice of one
 */
public record Valuation(
        Currency currency,
        Optional<Money> marketValue,
        Optional<Money> costBasis,
        Optional<Money> averagePrice,
        Optional<Money> currentPrice) {}
