package com.dashtam.sync.application.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.events.sync.AccountHoldingsUpdated;
import com.dashtam.events.sync.HoldingsSyncAttempted;
import com.dashtam.events.sync.HoldingsSyncFailed;
import com.dashtam.events.sync.HoldingsSyncSucceeded;
import com.dashtam.events.sync.ProviderDataSyncAttempted;
import com.dashtam.events.sync.ProviderDataSyncSucceeded;
import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.kernel.money.Money;
import com.dashtam.kernel.result.Result;
import com.dashtam.sync.application.holding.InventoryIntake;
import com.dashtam.sync.domain.account.Account;
import com.dashtam.sync.domain.account.AccountFilter;
import com.dashtam.sync.domain.feed.FeedProblem;
import com.dashtam.sync.domain.feed.FeedSink.UnexpectedLineException;
import com.dashtam.sync.domain.holding.Holding;
import com.dashtam.sync.domain.holding.HoldingFilter;
import com.dashtam.sync.domain.job.JobStatus;
import com.dashtam.sync.domain.job.StageKind;
import com.dashtam.sync.domain.job.SyncFailure;
import com.dashtam.sync.domain.job.SyncOrder;
import com.dashtam.sync.domain.job.SyncScope;
import com.dashtam.sync.domain.ledger.Counts;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.snapshot.BalanceSnapshot;
import com.dashtam.sync.domain.snapshot.SnapshotSource;
import com.dashtam.sync.domain.transaction.DateWindow;
import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.memory.Office;
import com.dashtam.sync.memory.ScriptedFeed.Part;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HoldingSyncTest {

    private final Office office = new Office();
    private final Holder holder = office.connected();

    @BeforeEach
    void institution() {
        office.feed
                .accounts(Part.of(Any.account("a"), Any.account("b")))
                .transactions(Part.whole(_ -> {}))
                .holdings(held("vti", "bnd"));
    }

    private static Part held(String... ids) {
        return Part.held(
                "a",
                java.util.Arrays.stream(ids)
                        .map(id -> Any.holding("a", id).get())
                        .toArray(com.dashtam.kernel.feed.NormalizedHolding[]::new));
    }

    @Test
    void mergesWhatAccountsHoldAndSaysSo() {
        SyncView sync = run(order(SyncScope.ALL));

        assertThat(sync.counts(StageKind.HOLDINGS)).isEqualTo(new Counts(2, 0, 0, 0));
        assertThat(office.workflows.only(HoldingsSyncSucceeded.class).getHoldingCount())
                .isEqualTo(2);
        assertThat(office.workflows.workflowOf(HoldingsSyncSucceeded.class))
                .isEqualTo(office.workflows.workflowOf(HoldingsSyncAttempted.class));
        var told = office.workflows.only(AccountHoldingsUpdated.class);
        assertThat(told.getAccountId()).isEqualTo(account("a").id());
        assertThat(told.getHoldingsCount()).isEqualTo(2);
        assertThat(told.getCreatedCount()).isEqualTo(2);
        assertThat(office.workflows.workflowOf(AccountHoldingsUpdated.class))
                .isEqualTo(office.workflows.workflowOf(ProviderDataSyncAttempted.class));
    }

    @Test
    void countsWhatIsHeldNoMoreAsRemoved() {
        run(order(SyncScope.ALL));
        office.feed.holdings(held("bnd", "gld"));
        SyncView sync = run(order(SyncScope.HOLDINGS));

        assertThat(sync.counts()).isEqualTo(new Counts(1, 0, 1, 0, 1));
        assertThat(
                        office.workflows
                                .eventsOf(ProviderDataSyncSucceeded.class)
                                .getLast()
                                .getRemoved())
                .isEqualTo(1);
        var told = office.workflows.eventsOf(AccountHoldingsUpdated.class).getLast();
        assertThat(told.getDeactivatedCount()).isEqualTo(1);
        assertThat(told.getHoldingsCount()).isEqualTo(2);
    }

    @Test
    void leavesTheValueOfHoldingsBesideTheBalanceUnlessSomeCannotBeKept() {
        run(order(SyncScope.ALL));
        assertThat(valueKept()).contains(Money.of("2401", "USD"));

        office.clock.advance(Duration.ofMinutes(1));
        office.feed.holdings(
                Part.held(
                        "a",
                        Any.holding("a", "vti").get(),
                        Any.holding("a", "bnd").quantity("1e-19").get()));
        assertThat(run(order(SyncScope.ALL)).counts().errors()).isEqualTo(1);
        assertThat(valueKept()).isEmpty();
    }

    private Optional<Money> valueKept() {
        return office.ports.latest(holder.userId()).stream()
                .filter(snapshot -> snapshot.accountId().equals(account("a").id()))
                .findFirst()
                .flatMap(BalanceSnapshot::holdingsValue);
    }

    @Test
    void tellsNothingWhenNothingHasChanged() {
        run(order(SyncScope.ALL));
        SyncView again = run(order(SyncScope.HOLDINGS));

        assertThat(again.counts()).isEqualTo(new Counts(0, 0, 2, 0));
        assertThat(office.workflows.eventsOf(AccountHoldingsUpdated.class)).hasSize(1);
    }

    @Test
    void leavesEverythingAsItWasWhenAFeedBreaksOff() {
        run(order(SyncScope.ALL));
        office.feed.holdings(
                Part.broken(
                        sink -> Part.held(sink, "a", Any.holding("a", "gld").get()),
                        FeedProblem.of(FeedFailure.INSTITUTION_UNAVAILABLE)),
                held("gld"));
        SyncView broken = run(order(SyncScope.HOLDINGS));

        assertThat(broken.job().state().status()).isEqualTo(JobStatus.QUEUED);
        assertThat(heldNow()).containsExactlyInAnyOrder("vti", "bnd");
        office.clock.advance(Duration.ofSeconds(5));
        assertThat(office.trySync().counts()).isEqualTo(new Counts(1, 0, 0, 0, 2));
        assertThat(heldNow()).containsExactly("gld");
        assertThat(office.workflows.eventsOf(HoldingsSyncAttempted.class)).hasSize(2);
    }

    @Test
    void failsAtOnceWhenTimeDoesNotHelpAndKeepsTheStagesBefore() {
        office.feed.holdings(Part.broken(FeedFailure.CREDENTIALS_REJECTED));
        SyncView failed = run(order(SyncScope.ALL));

        assertThat(failed.job().failure()).contains(SyncFailure.CREDENTIALS_REJECTED);
        assertThat(office.workflows.only(HoldingsSyncFailed.class).getReason().name())
                .isEqualTo("credentials_rejected");
        assertThat(failed.counts(StageKind.ACCOUNTS).created()).isEqualTo(2);
        assertThat(heldNow()).isEmpty();
    }

    @Test
    void readsTheOneAccountThatIsOrdered() {
        run(order(SyncScope.ALL));
        office.clock.advance(Office.MINIMUM_INTERVAL);
        SyncView sync = run(orderOf("a"));

        assertThat(office.feed.askedAccounts().getLast()).contains("a");
        assertThat(sync.job().state().status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(office.workflows.eventsOf(HoldingsSyncAttempted.class).getLast().getAccountId())
                .isEqualTo(account("a").id());
    }

    @Test
    void readsAnAccountAgainOnlyAfterAnInterval() {
        run(order(SyncScope.ALL));
        assertThat(refused(orderOf("a"))).isInstanceOf(StartSync.Refusal.TooSoon.class);

        // Nothing was said of this one, so it is asked for once.
        office.feed.holdings(Part.whole(_ -> {}));
        run(orderOf("b"));
        assertThat(refused(orderOf("b"))).isInstanceOf(StartSync.Refusal.TooSoon.class);
        office.clock.advance(Office.MINIMUM_INTERVAL);
        assertThat(run(orderOf("a")).counts()).isEqualTo(Counts.NONE);
    }

    @Test
    void refusesHoldingsThatStandUnderNoAccountOrAnother() {
        office.feed.holdings(Part.whole(sink -> sink.holding(Any.holding("a", "vti").get())));
        assertThatThrownBy(() -> run(order(SyncScope.ALL)))
                .isInstanceOf(UnexpectedLineException.class);

        var intake = new InventoryIntake();
        intake.holdingsOf("a");
        assertThatThrownBy(() -> intake.holding(Any.holding("b", "vti").get()))
                .isInstanceOf(UnexpectedLineException.class);
    }

    @Test
    void refusesMoreHoldingsThanAnybodyHas() {
        var intake = new InventoryIntake();
        intake.holdingsOf("a");
        var row = Any.holding("a", "vti").get();
        for (int i = 0; i < InventoryIntake.MAX_HOLDINGS; i++) {
            intake.holding(row);
        }

        assertThatThrownBy(() -> intake.holding(row)).isInstanceOf(UnexpectedLineException.class);
        assertThatThrownBy(
                        () -> {
                            for (int i = 0; i <= InventoryIntake.MAX_ACCOUNTS; i++) {
                                intake.holdingsOf("a" + i);
                            }
                        })
                .isInstanceOf(UnexpectedLineException.class);
    }

    private Account account(String providerId) {
        return office.ports.accounts().list(AccountFilter.all(holder.userId())).stream()
                .filter(account -> account.providerAccountId().equals(providerId))
                .findFirst()
                .orElseThrow();
    }

    private List<String> heldNow() {
        return office.ports.held(HoldingFilter.all(holder.userId())).stream()
                .filter(Holding::active)
                .map(Holding::providerHoldingId)
                .toList();
    }

    private SyncOrder order(SyncScope scope) {
        return SyncOrder.of(holder.connectionId(), scope, true);
    }

    private SyncOrder orderOf(String account) {
        return new SyncOrder(
                holder.connectionId(),
                SyncScope.HOLDINGS,
                Optional.of(account(account).id()),
                DateWindow.EVERYTHING,
                false);
    }

    private StartSync.Refusal refused(SyncOrder order) {
        return switch (office.start.handle(command(order), Office.callerOf(holder))) {
            case Result.Ok<StartSync.Started, StartSync.Refusal>(var started) ->
                    throw new AssertionError(started);
            case Result.Err<StartSync.Started, StartSync.Refusal>(var refusal) -> refusal;
        };
    }

    private SyncView run(SyncOrder order) {
        return switch (office.start.handle(command(order), Office.callerOf(holder))) {
            case Result.Ok<StartSync.Started, StartSync.Refusal>(var started) -> {
                UUID id = started.sync().job().id();
                SyncView view = office.trySync();
                assertThat(view.job().id()).isEqualTo(id);
                yield view;
            }
            case Result.Err<StartSync.Started, StartSync.Refusal>(var refusal) ->
                    throw new AssertionError(refusal);
        };
    }

    private StartSync command(SyncOrder order) {
        return new StartSync(holder.userId(), order, SnapshotSource.MANUAL_SYNC);
    }
}
