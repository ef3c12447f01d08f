package com.dashtam.sync.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.AccountType;
import com.dashtam.kernel.feed.AssetType;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.TransactionStatus;
import com.dashtam.kernel.money.Money;
import com.dashtam.sync.domain.account.AccountFilter;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.ledger.Inventory;
import com.dashtam.sync.domain.reconciliation.Reconciliation;
import com.dashtam.sync.domain.reconciliation.Reconciliation.Between;
import com.dashtam.sync.domain.reconciliation.Reconciliation.Obstacle;
import com.dashtam.sync.domain.snapshot.DayBalances.Statement;
import com.dashtam.sync.domain.snapshot.SnapshotSource;
import com.dashtam.sync.fixture.Any;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

public abstract class ReconciliationsContract {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 31);
    private static final LocalDate SECOND = LocalDate.of(2026, 2, 28);
    private static final LocalDate THIRD = LocalDate.of(2026, 3, 31);

    private final Ports ports = ports();
    private final Holder holder = Any.holder();

    protected abstract Ports ports();

    @Test
    void setsTheSettledTransactionsBetweenTwoBalancesBesideThem() {
        account(AccountType.CHECKING);
        transactions(
                Any.transaction("a").id("on the first day").amount("-1").date(FIRST).get(),
                Any.transaction("a").id("after it").amount("-2").date(FIRST.plusDays(1)).get(),
                Any.transaction("a").id("on the last").amount("-4.5").date(SECOND).get(),
                Any.transaction("a").id("later").amount("-8").date(SECOND.plusDays(1)).get(),
                Any.transaction("a")
                        .id("not settled")
                        .status(TransactionStatus.PENDING)
                        .amount("-16")
                        .date(SECOND)
                        .get());
        state(UUID.randomUUID(), "100", FIRST);
        state(UUID.randomUUID(), "93.5", SECOND);

        assertThat(list())
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.opening().day()).isEqualTo(FIRST);
                    assertThat(found.closing().day()).isEqualTo(SECOND);
                    assertThat(found.between()).isEqualTo(new Between(usd("-6.5"), 2, 0));
                    assertThat(found.comparison().orElseThrow().isBalanced()).isTrue();
                });
    }

    @Test
    void listsTheNewestFirstAndGoesOnWithTheDayThatClosesTheNext() {
        account(AccountType.CHECKING);
        state(UUID.randomUUID(), "3", THIRD);
        state(UUID.randomUUID(), "1", FIRST);
        state(UUID.randomUUID(), "2", SECOND);

        assertThat(list()).extracting(it -> it.closing().day()).containsExactly(THIRD, SECOND);
        assertThat(list(Optional.empty(), 1))
                .extracting(it -> it.closing().day())
                .containsExactly(THIRD);
        assertThat(list(Optional.of(SECOND), 5))
                .extracting(it -> it.closing().day())
                .containsExactly(SECOND);
        assertThat(list(Optional.of(FIRST), 5)).isEmpty();
    }

    @Test
    void countsTransactionsInAnotherCurrencyAndAddsNone() {
        account(AccountType.CHECKING);
        var draft = Any.transaction("a").amount("-2").date(SECOND).get();
        transactions(inEuro(draft), Any.transaction("a").amount("-3").date(SECOND).get());
        state(UUID.randomUUID(), "100", FIRST);
        state(UUID.randomUUID(), "97", SECOND);

        assertThat(list())
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.between()).isEqualTo(new Between(usd("-3"), 2, 1));
                    assertThat(found.obstacle()).contains(Obstacle.FOREIGN_TRANSACTIONS);
                });
    }

    @Test
    void knowsTheCashOfAnAccountWithSecuritiesFromTheJobThatReadItsBalance() {
        account(AccountType.BROKERAGE);
        state(withCash("50"), "1000", FIRST);
        state(withCash("40"), "1300", SECOND);
        state(UUID.randomUUID(), "1400", THIRD);
        transactions(Any.transaction("a").amount("-10").date(SECOND).get());

        List<Reconciliation> found = list();
        assertThat(found.getFirst().obstacle()).contains(Obstacle.CASH_UNKNOWN);
        assertThat(found.getLast().opening().cash()).contains(usd("50"));
        assertThat(found.getLast().comparison().orElseThrow().isBalanced()).isTrue();
    }

    @Test
    void comparesNothingWithOneBalanceAndShowsNothingToAnotherUser() {
        account(AccountType.CHECKING);
        state(UUID.randomUUID(), "1", FIRST);
        assertThat(list()).isEmpty();
        state(UUID.randomUUID(), "2", SECOND);

        assertThat(
                        ports.reconciliations()
                                .list(UUID.randomUUID(), accountId(), Optional.empty(), 5))
                .isEmpty();
        assertThat(
                        ports.reconciliations()
                                .list(holder.userId(), UUID.randomUUID(), Optional.empty(), 5))
                .isEmpty();
    }

    /** A job that read a balance and, among the holdings, cash. */
    private UUID withCash(String cash) {
        UUID job = UUID.randomUUID();
        var rows =
                List.of(
                        Any.holding("a", "vti").get(),
                        Any.holding("a", "cash").type(AssetType.CASH_EQUIVALENT).worth(cash).get());
        return ports.transactions()
                .inTransaction(() -> {
                    ports.snapshots()
                            .capture(
                                    job, holder, List.of("a"), SnapshotSource.MANUAL_SYNC, Any.NOW);
                    var merged =
                            ports.holdings()
                                    .merge(holder, Inventory.of(List.of("a"), rows), Any.NOW);
                    assertThat(merged.counts().errors()).isZero();
                    ports.snapshots().captureHoldings(job, holder, List.of("a"));
                    return job;
                });
    }

    private void account(AccountType type) {
        var any = Any.account("a");
        var row =
                new NormalizedAccount(
                        "a",
                        any.numberMasked(),
                        any.name(),
                        type,
                        any.currency(),
                        any.balance(),
                        any.availableBalance(),
                        true);
        var counts =
                ports.transactions()
                        .inTransaction(() -> {
                            ports.connections().save(Any.connectionOf(holder), Any.NOW);
                            return ports.ledger().mergeAccounts(holder, List.of(row), Any.NOW);
                        });
        assertThat(counts.errors()).isZero();
    }

    private static NormalizedTransaction inEuro(NormalizedTransaction row) {
        return new NormalizedTransaction(
                row.providerAccountId(),
                row.providerTransactionId(),
                row.settles(),
                row.subtype(),
                row.status(),
                row.amount(),
                Any.EUR,
                row.description(),
                row.date(),
                row.settlementDate(),
                row.security());
    }

    private void transactions(NormalizedTransaction... rows) {
        assertThat(Telling.of(ports, holder, Any.NOW, List.of(rows)).errors()).isZero();
    }

    private void state(UUID job, String balance, LocalDate day) {
        ports.transactions()
                .inTransaction(() -> {
                    ports.dayBalances()
                            .state(
                                    job,
                                    holder,
                                    Map.of("a", new Statement(usd(balance), day)),
                                    Any.NOW);
                    return job;
                });
    }

    private UUID accountId() {
        return ports.accounts().list(AccountFilter.all(holder.userId())).getFirst().id();
    }

    private List<Reconciliation> list() {
        return list(Optional.empty(), 100);
    }

    private List<Reconciliation> list(Optional<LocalDate> upTo, int limit) {
        return ports.reconciliations().list(holder.userId(), accountId(), upTo, limit);
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}
