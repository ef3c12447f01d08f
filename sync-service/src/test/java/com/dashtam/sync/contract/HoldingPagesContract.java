package com.dashtam.sync.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.money.Money;
import com.dashtam.sync.domain.holding.Holding;
import com.dashtam.sync.domain.holding.HoldingFilter;
import com.dashtam.sync.domain.holding.HoldingTotals;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.ledger.Inventory;
import com.dashtam.sync.domain.page.NamePosition;
import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.fixture.HoldingDraft;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What lists of {@code Holdings} are made of: pages, and what they all come to. */
public abstract class HoldingPagesContract {

    private final Ports ports = ports();
    private final Holder holder = Any.holder();
    private final HoldingFilter everything = HoldingFilter.all(holder.userId());

    protected abstract Ports ports();

    protected HoldingPagesContract() {
        ports.transactions()
                .inTransaction(() -> {
                    ports.connections().save(Any.connectionOf(holder), Any.NOW);
                    return ports.ledger().mergeAccounts(holder, List.of(Any.account("a")), Any.NOW);
                });
    }

    @Test
    void listsPageByPageAlsoWhereNamesAreAlikeOrLong() {
        String longName = "\uD83D\uDCB0" + "n".repeat(2 * NamePosition.CHARACTERS);
        var rows =
                IntStream.range(0, 8)
                        .mapToObj(i ->
                                holding("h" + i).named(i % 2 == 0 ? "alike" : longName + i % 4))
                        .toArray(HoldingDraft[]::new);
        merge(rows);
        List<Holding> all = ports.held(everything);

        var seen = new ArrayList<Holding>();
        Optional<NamePosition> after = Optional.empty();
        for (int page = 0; page < 4; page++) {
            List<Holding> found = ports.holdings().list(everything, after, 2);
            assertThat(found).hasSize(2);
            seen.addAll(found);
            after = Optional.of(found.getLast().position());
        }
        assertThat(seen).isEqualTo(all).doesNotHaveDuplicates();
        assertThat(ports.holdings().list(everything, after, 2)).isEmpty();
    }

    @Test
    void addsWhatIsHeldAndKnownAndNeverTwoCurrencies() {
        merge(
                holding("1").worth("100.10").costing("90"),
                holding("2").worth("50").ofUnknownCost(),
                holding("3").costing("7").ofUnknownWorth(),
                holding("4").in(Any.EUR).worth("8").costing("9"),
                holding("5").worth("1000"));
        merge(
                holding("1").worth("100.10").costing("90"),
                holding("2").worth("50").ofUnknownCost(),
                holding("3").costing("7").ofUnknownWorth(),
                holding("4").in(Any.EUR).worth("8").costing("9"));

        HoldingTotals totals = ports.holdings().totals(everything);
        assertThat(totals.count()).isEqualTo(5);
        assertThat(totals.active()).isEqualTo(4);
        assertThat(totals.marketValues())
                .isEqualTo(Map.of("USD", Money.of("150.1", "USD"), "EUR", Money.of("8", "EUR")));
        assertThat(totals.costBases())
                .isEqualTo(Map.of("USD", Money.of("97", "USD"), "EUR", Money.of("9", "EUR")));
        assertThat(totals.gains())
                .isEqualTo(Map.of("USD", Money.of("10.1", "USD"), "EUR", Money.of("-1", "EUR")));
    }

    @Test
    void comesToNothingWhereNothingIsKnown() {
        merge(holding("1").ofUnknownWorth().ofUnknownCost());

        HoldingTotals totals = ports.holdings().totals(everything);
        assertThat(totals.active()).isEqualTo(1);
        assertThat(totals.marketValues()).isEmpty();
        assertThat(ports.holdings().totals(HoldingFilter.all(UUID.randomUUID())).count()).isZero();
    }

    private static HoldingDraft holding(String id) {
        return Any.holding("a", id);
    }

    private void merge(HoldingDraft... rows) {
        var read = Arrays.stream(rows).map(HoldingDraft::get).toList();
        var merged =
                ports.transactions()
                        .inTransaction(() ->
                                ports.holdings()
                                        .merge(holder, Inventory.of(Set.of("a"), read), Any.NOW));
        assertThat(merged.counts().errors()).isZero();
    }
}
