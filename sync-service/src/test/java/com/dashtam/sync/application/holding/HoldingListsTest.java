package com.dashtam.sync.application.holding;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.NormalizedHolding;
import com.dashtam.kernel.money.Money;
import com.dashtam.kernel.page.Cursors;
import com.dashtam.kernel.result.Result;
import com.dashtam.sync.application.holding.ListHoldings.Listing;
import com.dashtam.sync.application.page.NamePages;
import com.dashtam.sync.application.page.Ownership;
import com.dashtam.sync.application.page.PageRefusal;
import com.dashtam.sync.domain.account.AccountFilter;
import com.dashtam.sync.domain.holding.HoldingFilter;
import com.dashtam.sync.domain.holding.HoldingTotals;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.ledger.Inventory;
import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.memory.Office;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HoldingListsTest {

    private static final Result<Listing, PageRefusal> UNKNOWN =
            Result.err(PageRefusal.OWNER_NOT_FOUND);
    private static final Result<Listing, PageRefusal> INVALID =
            Result.err(PageRefusal.CURSOR_INVALID);

    private final Office office = new Office();
    private final Holder holder = office.connected();
    private final ListHoldingsHandler list =
            new ListHoldingsHandler(
                    office.ports.holdings(),
                    new Ownership(office.ports.accounts(), office.ports.connections()),
                    new NamePages(new Cursors(new byte[32], "test")));

    @BeforeEach
    void account() {
        var kept = office.ports.ledger().mergeAccounts(holder, List.of(Any.account("a")), Any.NOW);
        assertThat(kept.created()).isEqualTo(1);
    }

    @Test
    void addsWhatIsKnownAndNeverTwoCurrencies() {
        hold(
                Any.holding("a", "1").worth("100.10").costing("90").get(),
                Any.holding("a", "2").worth("50").ofUnknownCost().get(),
                Any.holding("a", "3").costing("7").ofUnknownWorth().get(),
                Any.holding("a", "4").in(Any.EUR).worth("8").costing("9").get());
        HoldingTotals all = everything().totals();

        assertThat(all.marketValues())
                .containsEntry("USD", Money.of("150.1", "USD"))
                .containsEntry("EUR", Money.of("8", "EUR"));
        assertThat(all.costBases()).containsEntry("USD", Money.of("97", "USD"));
        assertThat(all.gains())
                .containsEntry("USD", Money.of("10.1", "USD"))
                .containsEntry("EUR", Money.of("-1", "EUR"));
    }

    @Test
    void leavesWhatIsHeldNoMoreOutOfTheSums() {
        hold(Any.holding("a", "1").worth("100").get(), Any.holding("a", "2").worth("50").get());
        hold(Any.holding("a", "2").worth("50").get());
        Listing all = everything();

        assertThat(all.page().items()).hasSize(2);
        assertThat(all.totals().count()).isEqualTo(2);
        assertThat(all.totals().active()).isEqualTo(1);
        assertThat(all.totals().marketValues()).containsEntry("USD", Money.of("50", "USD"));
    }

    @Test
    void knowsNothingOfAnAccountThatIsNotTheUsers() {
        UUID account =
                office.ports.accounts().list(AccountFilter.all(holder.userId())).getFirst().id();

        assertThat(listed(all(ofAccount(holder.userId(), account))).page().items()).isEmpty();
        assertThat(list.handle(all(ofAccount(UUID.randomUUID(), account)))).isEqualTo(UNKNOWN);
        assertThat(list.handle(all(ofAccount(holder.userId(), UUID.randomUUID()))))
                .isEqualTo(UNKNOWN);
    }

    @Test
    void knowsNothingOfAConnectionThatIsNotTheUsers() {
        hold(Any.holding("a", "1").get());

        var own = ofConnection(holder.userId(), holder.connectionId());
        assertThat(listed(own).page().items()).hasSize(1);
        assertThat(list.handle(ofConnection(UUID.randomUUID(), holder.connectionId())))
                .isEqualTo(UNKNOWN);
        assertThat(list.handle(ofConnection(holder.userId(), UUID.randomUUID())))
                .isEqualTo(UNKNOWN);
    }

    private static ListHoldings ofConnection(UUID user, UUID connection) {
        return all(
                new HoldingFilter(
                        user,
                        Optional.empty(),
                        Optional.of(connection),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        true));
    }

    @Test
    void tellsTheSameTotalsOnEachPage() {
        hold(Any.holding("a", "1").get(), Any.holding("a", "2").get(), Any.holding("a", "3").get());
        var filter = HoldingFilter.all(holder.userId());
        Listing first = listed(new ListHoldings(filter, Optional.empty(), 2));
        Listing second = listed(new ListHoldings(filter, first.page().next(), 2));

        assertThat(first.page().items()).hasSize(2);
        assertThat(second.page().items())
                .hasSize(1)
                .doesNotContainAnyElementsOf(first.page().items());
        assertThat(second.page().next()).isEmpty();
        assertThat(second.totals()).isEqualTo(first.totals());
    }

    @Test
    void refusesACursorOfAnotherListOrAChangedOne() {
        hold(Any.holding("a", "1").get(), Any.holding("a", "2").get());
        var filter = HoldingFilter.all(holder.userId());
        String cursor =
                listed(new ListHoldings(filter, Optional.empty(), 1)).page().next().orElseThrow();
        var own = ofConnection(holder.userId(), holder.connectionId()).filter();

        assertThat(list.handle(new ListHoldings(own, Optional.of(cursor), 1))).isEqualTo(INVALID);
        assertThat(list.handle(new ListHoldings(filter, Optional.of("A" + cursor), 1)))
                .isEqualTo(INVALID);
    }

    private Listing everything() {
        return listed(all(HoldingFilter.all(holder.userId())));
    }

    private static ListHoldings all(HoldingFilter filter) {
        return new ListHoldings(filter, Optional.empty(), 100);
    }

    private Listing listed(ListHoldings query) {
        return switch (list.handle(query)) {
            case Result.Ok<Listing, PageRefusal>(var listing) -> listing;
            case Result.Err<Listing, PageRefusal>(var refusal) -> throw new AssertionError(refusal);
        };
    }

    private static HoldingFilter ofAccount(UUID user, UUID account) {
        return HoldingFilter.of(user, Optional.of(account));
    }

    private void hold(NormalizedHolding... rows) {
        var inventory = Inventory.of(Set.of("a"), List.of(rows));
        var merged = office.ports.holdings().merge(holder, inventory, Any.NOW);
        assertThat(merged.counts().errors()).isZero();
    }
}
