package com.dashtam.sync.application.holding;

import com.dashtam.kernel.money.Money;
import com.dashtam.sync.application.account.Totals;
import com.dashtam.sync.domain.holding.Holding;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;

/**
 * Holdings, and what those that are held still come to in each currency, as far as that is known.
 */
public record HoldingOverview(
        List<Holding> holdings,
        SortedMap<String, Money> marketValueByCurrency,
        SortedMap<String, Money> costBasisByCurrency,
        SortedMap<String, Money> gainByCurrency) {

    static HoldingOverview of(List<Holding> holdings) {
        return new HoldingOverview(
                holdings,
                sums(holdings, holding -> holding.value().marketValue()),
                sums(holdings, holding -> holding.value().costBasis()),
                sums(holdings, Holding::gainAmount));
    }

    private static SortedMap<String, Money> sums(
            List<Holding> holdings, Function<Holding, Optional<Money>> part) {
        return Totals.byCurrency(
                holdings.stream().filter(Holding::active).map(part).flatMap(Optional::stream));
    }

    public int activeCount() {
        return (int) holdings.stream().filter(Holding::active).count();
    }
}
