package com.dashtam.sync.application.holding;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.NormalizedHolding;
import com.dashtam.kernel.money.Money;
import com.dashtam.sync.application.page.Ownership;
import com.dashtam.sync.domain.account.AccountFilter;
import com.dashtam.sync.domain.holding.HoldingFilter;
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

    private final Office office = new Office();
    private final Holder holder = office.connected();
    private final ListHoldingsHandler list =
            new ListHoldingsHandler(
                    office.ports.holdings(),
                    new Ownership(office.ports.accounts(), office.ports.connections()));

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
        HoldingOverview all = overview();

        assertThat(all.marketValueByCurrency())
                .containsEntry("USD", Money.of("150.1", "USD"))
                .containsEntry("EUR", Money.of("8", "EUR"));
        assertThat(all.costBasisByCurrency()).containsEntry("USD", Money.of("97", "USD"));
        assertThat(all.gainByCurrency())
                .containsEntry("USD", Money.of("10.1", "USD"))
                .containsEntry("EUR", Money.of("-1", "EUR"));
    }

    @Test
    void leavesWhatIsHeldNoMoreOutOfTheSums() {
        hold(Any.holding("a", "1").worth("100").get(), Any.holding("a", "2").worth("50").get());
        hold(Any.holding("a", "2").worth("50").get());
        HoldingOverview all = overview();

        assertThat(all.holdings()).hasSize(2);
        assertThat(all.activeCount()).isEqualTo(1);
        assertThat(all.marketValueByCurrency()).containsEntry("USD", Money.of("50", "USD"));
    }

    @Test
    void knowsNothingOfAnAccountThatIsNotTheUsers() {
        UUID account =
                office.ports.accounts().list(AccountFilter.all(holder.userId())).getFirst().id();

        assertThat(list.handle(new ListHoldings(ofAccount(holder.userId(), account)))).isPresent();
        assertThat(list.handle(new ListHoldings(ofAccount(UUID.randomUUID(), account)))).isEmpty();
        assertThat(list.handle(new ListHoldings(ofAccount(holder.userId(), UUID.randomUUID()))))
                .isEmpty();
    }

    @Test
    void knowsNothingOfAConnectionThatIsNotTheUsers() {
        hold(Any.holding("a", "1").get());

        assertThat(list.handle(ofConnection(holder.userId(), holder.connectionId())))
                .hasValueSatisfying(found -> assertThat(found.holdings()).hasSize(1));
        assertThat(list.handle(ofConnection(UUID.randomUUID(), holder.connectionId()))).isEmpty();
        assertThat(list.handle(ofConnection(holder.userId(), UUID.randomUUID()))).isEmpty();
    }

    private static ListHoldings ofConnection(UUID user, UUID connection) {
        return new ListHoldings(
                new HoldingFilter(
                        user,
                        Optional.empty(),
                        Optional.of(connection),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        true));
    }

    private HoldingOverview overview() {
        return list.handle(new ListHoldings(HoldingFilter.all(holder.userId()))).orElseThrow();
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
