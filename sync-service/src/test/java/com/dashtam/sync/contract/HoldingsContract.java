package com.dashtam.sync.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.AssetType;
import com.dashtam.kernel.feed.NormalizedHolding;
import com.dashtam.kernel.money.Currency;
import com.dashtam.kernel.money.Money;
import com.dashtam.sync.domain.account.Account;
import com.dashtam.sync.domain.account.AccountFilter;
import com.dashtam.sync.domain.holding.Holding;
import com.dashtam.sync.domain.holding.HoldingFilter;
import com.dashtam.sync.domain.holding.Holdings.AccountChange;
import com.dashtam.sync.domain.holding.Holdings.Merged;
import com.dashtam.sync.domain.ledger.Counts;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.ledger.Inventory;
import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.fixture.HoldingDraft;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

public abstract class HoldingsContract {

    private static final Instant LATER = Any.NOW.plusSeconds(3600);

    private final Ports ports = ports();
    private final Holder holder = Any.holder();

    protected abstract Ports ports();

    protected HoldingsContract() {
        keepAccounts(holder);
    }

    @Test
    void createsWhatIsNew() {
        Merged merged = merge(Set.of("a"), holding("vti").quantity("10.5000"), holding("cash"));

        assertThat(merged.counts()).isEqualTo(new Counts(2, 0, 0, 0));
        assertThat(merged.changes()).containsExactly(new AccountChange(accountId("a"), 2, 2, 0, 0));
        assertThat(all())
                .extracting(Holding::providerHoldingId)
                .containsExactlyInAnyOrder("vti", "cash");
        Holding kept = find("vti");
        assertThat(kept.quantity()).isEqualByComparingTo("10.5");
        assertThat(kept.symbol()).contains("VTI");
        assertThat(kept.securityName()).isEqualTo("Shares of vti");
        assertThat(kept.assetType()).isEqualTo(AssetType.EQUITY);
        assertThat(kept.value().marketValue()).contains(Money.of("1200.5", "USD"));
        assertThat(kept.value().costBasis()).contains(Money.of("1000", "USD"));
        assertThat(kept.value().averagePrice()).isEmpty();
        assertThat(kept.value().currentPrice()).contains(Money.of("120.05", "USD"));
        assertThat(kept.active()).isTrue();
        assertThat(kept.createdAt()).isEqualTo(Any.NOW);
    }

    @Test
    void leavesAHoldingThatSaysNothingNewAsItWas() {
        merge(Set.of("a"), holding("vti").withoutSymbol());
        var before = all();
        Merged again =
                mergeAt(LATER, Set.of("a"), holding("vti").withoutSymbol().worth("1200.500"));

        assertThat(again.counts()).isEqualTo(new Counts(0, 0, 1, 0));
        assertThat(again.changes()).isEmpty();
        assertThat(all()).isEqualTo(before);
    }

    @Test
    void updatesWhatChanged() {
        merge(Set.of("a"), holding("vti"), holding("bnd"));
        UUID id = find("vti").id();
        Merged merged =
                mergeAt(
                        LATER,
                        Set.of("a"),
                        holding("vti").quantity("12").ofUnknownWorth().in(Any.EUR),
                        holding("bnd"));

        assertThat(merged.counts()).isEqualTo(new Counts(0, 1, 1, 0));
        assertThat(merged.changes()).containsExactly(new AccountChange(accountId("a"), 2, 0, 1, 0));
        Holding kept = find("vti");
        assertThat(kept.id()).isEqualTo(id);
        assertThat(kept.quantity()).isEqualByComparingTo("12");
        assertThat(kept.value().marketValue()).isEmpty();
        assertThat(kept.value().costBasis()).contains(Money.of("1000", "EUR"));
        assertThat(kept.createdAt()).isEqualTo(Any.NOW);
        assertThat(kept.updatedAt()).isEqualTo(LATER);
    }

    @Test
    void holdsNoMoreWhatIsNotNamedAnyMore() {
        merge(Set.of("a"), holding("vti"), holding("bnd"));
        Merged merged = mergeAt(LATER, Set.of("a"), holding("bnd"), holding("gld"));

        assertThat(merged.counts()).isEqualTo(new Counts(1, 0, 1, 0, 1));
        assertThat(merged.changes()).containsExactly(new AccountChange(accountId("a"), 2, 1, 0, 1));
        Holding sold = find("vti");
        assertThat(sold.active()).isFalse();
        assertThat(sold.updatedAt()).isEqualTo(LATER);
        assertThat(sold.value().marketValue()).contains(Money.of("1200.5", "USD"));
        assertThat(mergeAt(LATER, Set.of("a"), holding("bnd"), holding("gld")).changes()).isEmpty();
    }

    @Test
    void takesAnEmptyAccountAtItsWord() {
        merge(Set.of("a"), holding("vti"), holding("bnd"));

        assertThat(merge(Set.of("a")).changes())
                .containsExactly(new AccountChange(accountId("a"), 0, 0, 0, 2));
        assertThat(all()).noneMatch(Holding::active);
    }

    @Test
    void countsWhatIsHeldAgainAsUpdated() {
        merge(Set.of("a"), holding("vti"));
        UUID id = find("vti").id();
        merge(Set.of("a"));

        assertThat(merge(Set.of("a"), holding("vti")).counts()).isEqualTo(new Counts(0, 1, 0, 0));
        assertThat(find("vti").id()).isEqualTo(id);
        assertThat(find("vti").active()).isTrue();
    }

    @Test
    void leavesAccountsAloneThatAreNotSpokenOf() {
        merge(Set.of("a", "b"), holding("vti"), Any.holding("b", "vti"));
        Merged merged = merge(Set.of("b"));

        assertThat(merged.changes()).containsExactly(new AccountChange(accountId("b"), 0, 0, 0, 1));
        assertThat(all()).filteredOn(Holding::active).hasSize(1);
        assertThat(merge(Set.of()).counts()).isEqualTo(Counts.NONE);
    }

    @Test
    void leavesWhatIsToldInAWayThatCannotBeKept() {
        merge(Set.of("a"), holding("vti"), holding("bnd"));
        Merged merged = merge(Set.of("a"), holding("vti").quantity("1e-19"));

        assertThat(merged.counts()).isEqualTo(new Counts(0, 0, 0, 0, 1));
        assertThat(find("vti").active()).isTrue();
        assertThat(find("vti").quantity()).isEqualByComparingTo("10");
        assertThat(find("bnd").active()).isFalse();
    }

    @Test
    void countsHoldingsOfUnknownAccountsAsErrors() {
        Merged merged =
                merge(Set.of("a", "nowhere"), holding("vti"), Any.holding("nowhere", "vti"));

        assertThat(merged.counts()).isEqualTo(new Counts(1, 0, 0, 1));
        assertThat(merge(Set.of("nowhere"), Any.holding("nowhere", "vti")).counts())
                .isEqualTo(new Counts(0, 0, 0, 1));
    }

    @Test
    void tellsEqualIdentifiersOfTwoConnectionsApart() {
        merge(Set.of("a"), holding("vti"));
        var other = Any.holder();
        keepAccounts(other);

        assertThat(merge(other, Any.NOW, Set.of("a"), holding("vti")).counts())
                .isEqualTo(new Counts(1, 0, 0, 0));
        assertThat(merge(other, Any.NOW, Set.of("a")).counts().removed()).isEqualTo(1);
        assertThat(find("vti").active()).isTrue();
    }

    @Test
    void mergesManyAtOnce() {
        var rows =
                IntStream.range(0, 3_000)
                        .mapToObj(i -> holding("h" + i))
                        .toArray(HoldingDraft[]::new);
        merge(Set.of("a"), rows);
        rows[7] = rows[7].quantity("11");

        Merged again = merge(Set.of("a"), Arrays.copyOf(rows, 2_000));
        assertThat(again.counts()).isEqualTo(new Counts(0, 1, 1_999, 0, 1_000));
        assertThat(again.changes())
                .containsExactly(new AccountChange(accountId("a"), 2_000, 0, 1, 1_000));
    }

    @Test
    void tellsWhenAnAccountWasLastRead() {
        merge(Set.of("a", "b"), holding("vti"), Any.holding("b", "bnd"));
        assertThat(find("vti").lastSyncedAt()).isEmpty();
        assertThat(ports.accounts().holdingsSyncedAt(accountId("a"))).isEmpty();

        in(() -> {
            ports.accounts().holdingsSynced(holder.connectionId(), Set.of("a", "z"), LATER);
            return LATER;
        });
        assertThat(find("vti").lastSyncedAt()).contains(LATER);
        assertThat(find("bnd").lastSyncedAt()).isEmpty();
        assertThat(ports.accounts().holdingsSyncedAt(accountId("a"))).contains(LATER);
        assertThat(ports.accounts().holdingsSyncedAt(UUID.randomUUID())).isEmpty();
    }

    @Test
    void combinesAllFilters() {
        merge(
                Set.of("a", "b"),
                holding("vti").type(AssetType.ETF),
                holding("bnd").type(AssetType.ETF),
                Any.holding("b", "vti").type(AssetType.ETF),
                Any.holding("b", "gld").type(AssetType.OTHER).withoutSymbol());
        merge(Set.of("a"), holding("bnd").type(AssetType.ETF));

        assertThat(list(Optional.empty(), Optional.empty(), Optional.empty(), true)).hasSize(3);
        assertThat(list(Optional.of("a"), Optional.empty(), Optional.empty(), false)).hasSize(2);
        assertThat(list(Optional.empty(), Optional.empty(), Optional.of("vTi"), false)).hasSize(2);
        assertThat(list(Optional.of("b"), Optional.of(AssetType.ETF), Optional.of("VTI"), true))
                .singleElement()
                .satisfies(held -> assertThat(held.accountId()).isEqualTo(accountId("b")));
        assertThat(list(Optional.of("a"), Optional.of(AssetType.OTHER), Optional.empty(), false))
                .isEmpty();
    }

    @Test
    void listsByNameAndShowsNobodyTheHoldingsOfOthers() {
        merge(Set.of("a"), holding("1").named("beta"), holding("2").named("alpha"));

        assertThat(all()).extracting(Holding::securityName).containsExactly("alpha", "beta");
        assertThat(ports.held(HoldingFilter.all(UUID.randomUUID()))).isEmpty();
    }

    @Test
    void listsOneConnectionOrOneCurrency() {
        var second = new Holder(holder.userId(), UUID.randomUUID());
        keepAccounts(second);
        merge(Set.of("a"), holding("1"), holding("2").in(Any.EUR));
        merge(second, Any.NOW, Set.of("a"), holding("3"));

        assertThat(list(Optional.of(holder.connectionId()), Optional.empty()))
                .containsExactlyInAnyOrder("1", "2");
        assertThat(list(Optional.of(second.connectionId()), Optional.empty())).containsExactly("3");
        assertThat(list(Optional.empty(), Optional.of(Any.EUR))).containsExactly("2");
        assertThat(list(Optional.of(second.connectionId()), Optional.of(Any.EUR))).isEmpty();
    }

    private List<String> list(Optional<UUID> connection, Optional<Currency> currency) {
        var filter =
                new HoldingFilter(
                        holder.userId(),
                        Optional.empty(),
                        connection,
                        Optional.empty(),
                        Optional.empty(),
                        currency,
                        true);
        return ports.held(filter).stream().map(Holding::providerHoldingId).toList();
    }

    private static HoldingDraft holding(String id) {
        return Any.holding("a", id);
    }

    private List<Holding> list(
            Optional<String> account,
            Optional<AssetType> type,
            Optional<String> symbol,
            boolean activeOnly) {
        return ports.held(
                new HoldingFilter(
                        holder.userId(),
                        account.map(this::accountId),
                        Optional.empty(),
                        type,
                        symbol,
                        Optional.empty(),
                        activeOnly));
    }

    private List<Holding> all() {
        return ports.held(HoldingFilter.all(holder.userId()));
    }

    private Holding find(String id) {
        return all().stream()
                .filter(holding -> holding.providerHoldingId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private UUID accountId(String providerAccountId) {
        return ports.accounts().list(AccountFilter.all(holder.userId())).stream()
                .filter(account -> account.providerAccountId().equals(providerAccountId))
                .map(Account::id)
                .findFirst()
                .orElseThrow();
    }

    private void keepAccounts(Holder of) {
        var counts =
                in(() -> {
                    ports.connections().save(Any.connectionOf(of), LATER);
                    return ports.ledger()
                            .mergeAccounts(
                                    of, List.of(Any.account("a"), Any.account("b")), Any.NOW);
                });
        assertThat(counts.created()).isEqualTo(2);
    }

    private Merged merge(Set<String> accounts, HoldingDraft... rows) {
        return mergeAt(Any.NOW, accounts, rows);
    }

    private Merged mergeAt(Instant now, Set<String> accounts, HoldingDraft... rows) {
        return merge(holder, now, accounts, rows);
    }

    private Merged merge(Holder of, Instant now, Set<String> accounts, HoldingDraft... rows) {
        List<NormalizedHolding> read = Arrays.stream(rows).map(HoldingDraft::get).toList();
        return in(() -> ports.holdings().merge(of, Inventory.of(accounts, read), now));
    }

    private <T> T in(Supplier<T> work) {
        return ports.transactions().inTransaction(work);
    }
}
