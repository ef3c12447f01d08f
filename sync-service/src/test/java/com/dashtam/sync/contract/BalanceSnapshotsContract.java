package com.dashtam.sync.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.AssetType;
import com.dashtam.kernel.money.Money;
import com.dashtam.sync.domain.account.Account;
import com.dashtam.sync.domain.account.AccountFilter;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.ledger.Inventory;
import com.dashtam.sync.domain.snapshot.BalanceSnapshot;
import com.dashtam.sync.domain.snapshot.BalanceSnapshots.Position;
import com.dashtam.sync.domain.snapshot.BalanceSnapshots.SnapshotFilter;
import com.dashtam.sync.domain.snapshot.LatestTotals;
import com.dashtam.sync.domain.snapshot.SnapshotOrder;
import com.dashtam.sync.domain.snapshot.SnapshotSource;
import com.dashtam.sync.domain.snapshot.TimeWindow;
import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.fixture.HoldingDraft;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

public abstract class BalanceSnapshotsContract {

    private final Ports ports = ports();
    private final Holder holder = Any.holder();

    protected abstract Ports ports();

    @BeforeEach
    void twoAccounts() {
        balance("a", "100");
        balance("b", "5");
    }

    @Test
    void keepsTheBalancesOfTheAccountsThatWereRead() {
        capture(UUID.randomUUID(), 0, SnapshotSource.INITIAL_CONNECTION, "a", "b", "unknown");

        List<BalanceSnapshot> latest = ports.latest(holder.userId());
        assertThat(latest)
                .extracting(BalanceSnapshot::balance)
                .containsExactlyInAnyOrder(Money.of("100", "USD"), Money.of("5", "USD"));
        assertThat(latest.getFirst().availableBalance()).contains(Money.of("1200.5", "USD"));
        assertThat(latest.getFirst().source()).isEqualTo(SnapshotSource.INITIAL_CONNECTION);
        assertThat(latest.getFirst().capturedAt()).isEqualTo(Any.NOW);
    }

    @Test
    void keepsOneBalanceOfAnAccountForEachJob() {
        UUID job = UUID.randomUUID();
        capture(job, 0, SnapshotSource.MANUAL_SYNC, "a", "a");
        balance("a", "150");
        capture(job, 60, SnapshotSource.MANUAL_SYNC, "a");

        assertThat(list(Optional.empty()))
                .extracting(BalanceSnapshot::balance)
                .containsExactly(Money.of("100", "USD"));
    }

    @Test
    void keepsWhatTheHoldingsOfAnAccountComeTo() {
        UUID job = UUID.randomUUID();
        capture(job, 0, SnapshotSource.MANUAL_SYNC, "a", "b");
        hold(
                Any.holding("a", "vti").worth("70.25"),
                Any.holding("a", "bnd").worth("9.75").ofUnknownCost(),
                Any.holding("a", "cash").type(AssetType.CASH_EQUIVALENT).worth("20"));
        captureHoldings(job, "a");
        hold(Any.holding("a", "vti").worth("1"));
        captureHoldings(job, "a");

        var kept = list(Optional.empty()).getFirst();
        assertThat(kept.holdingsValue()).contains(Money.of("80", "USD"));
        assertThat(kept.cashValue()).contains(Money.of("20", "USD"));
        assertThat(ports.latest(holder.userId()))
                .filteredOn(snapshot -> snapshot.accountId().equals(accountId()))
                .containsExactly(kept);
        assertThat(ports.latest(holder.userId()))
                .filteredOn(snapshot -> !snapshot.accountId().equals(accountId()))
                .allMatch(snapshot -> snapshot.holdingsValue().isEmpty());
    }

    @Test
    void addsUpNoHoldingsThatItDoesNotKnowTheValueOf() {
        assertThat(valueOf(Any.holding("a", "vti"), Any.holding("a", "bnd").ofUnknownWorth()))
                .isEmpty();
        assertThat(valueOf(Any.holding("a", "vti"), Any.holding("a", "bnd").in(Any.EUR))).isEmpty();
        assertThat(valueOf()).contains(Money.of("0", "USD"));
        assertThat(list(Optional.empty())).allMatch(kept -> kept.cashValue().isEmpty());
    }

    @Test
    void keepsNoHoldingsWithoutABalanceOfTheSameJob() {
        capture(UUID.randomUUID(), 0, SnapshotSource.MANUAL_SYNC, "a");
        hold(Any.holding("a", "vti"));
        captureHoldings(UUID.randomUUID(), "a");

        assertThat(list(Optional.empty())).allMatch(kept -> kept.holdingsValue().isEmpty());
    }

    private Optional<Money> valueOf(HoldingDraft... holdings) {
        UUID job = UUID.randomUUID();
        capture(job, 0, SnapshotSource.MANUAL_SYNC, "a");
        hold(holdings);
        captureHoldings(job, "a");
        return list(Optional.empty()).getFirst().holdingsValue();
    }

    private void hold(HoldingDraft... holdings) {
        var rows = Arrays.stream(holdings).map(HoldingDraft::get).toList();
        var merged =
                ports.transactions()
                        .inTransaction(() ->
                                ports.holdings()
                                        .merge(holder, Inventory.of(List.of("a"), rows), Any.NOW));
        assertThat(merged.counts().errors()).isZero();
    }

    private void captureHoldings(UUID job, String account) {
        ports.transactions()
                .inTransaction(() -> {
                    ports.snapshots().captureHoldings(job, holder, List.of(account));
                    return job;
                });
    }

    @Test
    void takesTheLatestOfEachAccount() {
        capture(UUID.randomUUID(), 0, SnapshotSource.MANUAL_SYNC, "a", "b");
        balance("a", "150");
        capture(UUID.randomUUID(), 60, SnapshotSource.MANUAL_SYNC, "a");

        assertThat(ports.latest(holder.userId()))
                .extracting(BalanceSnapshot::balance)
                .containsExactlyInAnyOrder(Money.of("150", "USD"), Money.of("5", "USD"));
        assertThat(ports.latest(UUID.randomUUID())).isEmpty();
        LatestTotals totals = ports.snapshots().latestTotals(holder.userId());
        assertThat(totals.count()).isEqualTo(2);
        assertThat(totals.balances()).isEqualTo(Map.of("USD", Money.of("155", "USD")));
        assertThat(ports.snapshots().latestTotals(UUID.randomUUID()).count()).isZero();
    }

    @Test
    void goesOnWithTheLatestBehindAnAccount() {
        capture(UUID.randomUUID(), 0, SnapshotSource.MANUAL_SYNC, "a", "b");
        UUID user = holder.userId();

        var first = ports.snapshots().latest(user, Optional.empty(), 1);
        var after = Optional.of(first.getFirst().accountId());
        var second = ports.snapshots().latest(user, after, 1);
        assertThat(List.of(first.getFirst(), second.getFirst())).isEqualTo(ports.latest(user));
        var last = Optional.of(second.getFirst().accountId());
        assertThat(ports.snapshots().latest(user, last, 1)).isEmpty();
    }

    @Test
    void listsTheNewestFirstAndGoesOnBehindAPosition() {
        for (int i = 0; i < 5; i++) {
            balance("a", "10" + i);
            capture(UUID.randomUUID(), 60L * i, SnapshotSource.SCHEDULED_SYNC, "a");
        }
        List<BalanceSnapshot> all = list(Optional.empty());
        assertThat(all)
                .extracting(snapshot -> snapshot.balance().amount().toPlainString())
                .containsExactly("104", "103", "102", "101", "100");

        var second = all.get(1);
        var position = new Position(second.capturedAt(), second.id());
        assertThat(list(SnapshotOrder.NEWEST_FIRST, position)).isEqualTo(all.subList(2, 4));
        assertThat(list(SnapshotOrder.OLDEST_FIRST, position)).containsExactly(all.getFirst());
    }

    @Test
    void listsAndCountsOneSourceOnly() {
        capture(UUID.randomUUID(), 0, SnapshotSource.INITIAL_CONNECTION, "a");
        capture(UUID.randomUUID(), 60, SnapshotSource.MANUAL_SYNC, "a");

        assertThat(list(Optional.of(SnapshotSource.MANUAL_SYNC))).hasSize(1);
        assertThat(ports.snapshots().count(filter(Optional.of(SnapshotSource.MANUAL_SYNC))))
                .isEqualTo(1);
        assertThat(ports.snapshots().count(filter(Optional.empty()))).isEqualTo(2);
    }

    @Test
    void listsWhatWasCapturedBetweenTwoMomentsBothIncluded() {
        for (int i = 0; i < 4; i++) {
            capture(UUID.randomUUID(), 60L * i, SnapshotSource.MANUAL_SYNC, "a");
        }
        var first = Optional.of(Any.NOW.plusSeconds(60));
        var last = Optional.of(Any.NOW.plusSeconds(120));

        assertThat(between(first, last)).hasSize(2);
        assertThat(between(first, Optional.empty())).hasSize(3);
        assertThat(between(Optional.empty(), first)).hasSize(2);
        assertThat(between(first.map(at -> at.plusMillis(1)), last.map(at -> at.minusMillis(1))))
                .isEmpty();
    }

    @Test
    void showsNothingToAnotherUser() {
        capture(UUID.randomUUID(), 0, SnapshotSource.MANUAL_SYNC, "a");
        var foreign =
                new SnapshotFilter(
                        UUID.randomUUID(), accountId(), Optional.empty(), TimeWindow.EVERYTHING);

        assertThat(list(foreign)).isEmpty();
        assertThat(ports.snapshots().count(foreign)).isZero();
    }

    private void balance(String account, String balance) {
        var counts =
                ports.transactions()
                        .inTransaction(() -> {
                            ports.connections()
                                    .save(Any.connectionOf(holder), Any.NOW.plusSeconds(3600));
                            var row = Any.withBalance(Any.account(account), balance);
                            return ports.ledger().mergeAccounts(holder, List.of(row), Any.NOW);
                        });
        assertThat(counts.errors()).isZero();
    }

    private void capture(UUID job, long seconds, SnapshotSource source, String... accounts) {
        ports.transactions()
                .inTransaction(() -> {
                    var at = Any.NOW.plusSeconds(seconds);
                    ports.snapshots().capture(job, holder, List.of(accounts), source, at);
                    return job;
                });
    }

    private UUID accountId() {
        return ports.accounts().list(AccountFilter.all(holder.userId())).stream()
                .filter(account -> account.providerAccountId().equals("a"))
                .map(Account::id)
                .findFirst()
                .orElseThrow();
    }

    private SnapshotFilter filter(Optional<SnapshotSource> source) {
        return new SnapshotFilter(holder.userId(), accountId(), source, TimeWindow.EVERYTHING);
    }

    private List<BalanceSnapshot> list(Optional<SnapshotSource> source) {
        return list(filter(source));
    }

    private List<BalanceSnapshot> list(SnapshotFilter filter) {
        return ports.snapshots().list(filter, SnapshotOrder.NEWEST_FIRST, Optional.empty(), 100);
    }

    private List<BalanceSnapshot> list(SnapshotOrder order, Position after) {
        return ports.snapshots().list(filter(Optional.empty()), order, Optional.of(after), 2);
    }

    private List<BalanceSnapshot> between(Optional<Instant> from, Optional<Instant> to) {
        var window = new TimeWindow(from, to);
        return list(new SnapshotFilter(holder.userId(), accountId(), Optional.empty(), window));
    }
}
