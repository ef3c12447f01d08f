package com.dashtam.sync.domain.ledger;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.dashtam.kernel.feed.NormalizedHolding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Everything that some accounts hold, as it was read.
 *
 * @param accounts the institution's identifiers of these accounts, those without any holding too
 * @param holdings what can be kept exactly, each identifier once
 * @param unclear what is held, but told in a way that cannot be kept
 * @param leftOut rows that repeat another, and rows that cannot be kept
 */
public record Inventory(
        Set<String> accounts, List<NormalizedHolding> holdings, Set<Key> unclear, Counts leftOut) {

    /** The institution's identifiers of a holding and of its account. */
    public record Key(String account, String holding) {

        public static Key of(NormalizedHolding holding) {
            return new Key(holding.providerAccountId(), holding.providerHoldingId());
        }

        private boolean isSound() {
            return Screening.isIdentifier(account) && Screening.isIdentifier(holding);
        }
    }

    /**
     * Screens what was read. Of rows that share an identifier the first counts; another that
     * differs from it is an error, so that neither overwrites the other unseen.
     */
    public static Inventory of(Collection<String> accounts, List<NormalizedHolding> rows) {
        var screening = Screening.holdings(rows);
        Map<Key, NormalizedHolding> first = new LinkedHashMap<>();
        var repeats = Counts.NONE;
        for (NormalizedHolding row : screening.accepted()) {
            var earlier = first.putIfAbsent(Key.of(row), row);
            if (earlier != null) {
                repeats = repeats.plus(repeated(earlier, row));
            }
        }
        return new Inventory(
                accounts.stream().filter(Screening::isIdentifier).collect(toUnmodifiableSet()),
                new ArrayList<>(first.values()),
                screening.refused().stream()
                        .map(Key::of)
                        .filter(Key::isSound)
                        .collect(toUnmodifiableSet()),
                repeats.plus(Counts.rejected(screening.rejected())));
    }

    /** The same without some accounts, of which nothing is said then. */
    public Inventory without(Predicate<String> account) {
        return new Inventory(
                accounts.stream().filter(account.negate()).collect(toUnmodifiableSet()),
                holdings.stream().filter(it -> !account.test(it.providerAccountId())).toList(),
                unclear.stream()
                        .filter(it -> !account.test(it.account()))
                        .collect(toUnmodifiableSet()),
                leftOut);
    }

    private static Counts repeated(NormalizedHolding earlier, NormalizedHolding row) {
        return said(earlier).equals(said(row)) ? new Counts(0, 0, 1, 0) : Counts.rejected(1);
    }

    private static List<Object> said(NormalizedHolding row) {
        return List.of(
                row.symbol(),
                row.name(),
                row.assetType(),
                row.quantity().stripTrailingZeros(),
                row.currency(),
                plain(row.marketValue()),
                plain(row.costBasis()),
                plain(row.averagePrice()),
                plain(row.currentPrice()));
    }

    private static Optional<BigDecimal> plain(Optional<BigDecimal> number) {
        return number.map(BigDecimal::stripTrailingZeros);
    }
}
