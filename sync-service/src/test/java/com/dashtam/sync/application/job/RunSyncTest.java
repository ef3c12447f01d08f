package com.dashtam.sync.application.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.events.sync.AccountBalanceUpdated;
import com.dashtam.events.sync.AccountSyncAttempted;
import com.dashtam.events.sync.AccountSyncFailed;
import com.dashtam.events.sync.AccountSyncSucceeded;
import com.dashtam.events.sync.PortfolioNetWorthRecalculated;
import com.dashtam.events.sync.ProviderDataSyncAttempted;
import com.dashtam.events.sync.ProviderDataSyncFailed;
import com.dashtam.events.sync.ProviderDataSyncSucceeded;
import com.dashtam.events.sync.SyncProgressed;
import com.dashtam.events.sync.TransactionSyncAttempted;
import com.dashtam.events.sync.TransactionSyncSucceeded;
import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.kernel.result.Result;
import com.dashtam.sync.domain.account.AccountFilter;
import com.dashtam.sync.domain.feed.FeedProblem;
import com.dashtam.sync.domain.job.JobStatus;
import com.dashtam.sync.domain.job.StageKind;
import com.dashtam.sync.domain.job.SyncFailure;
import com.dashtam.sync.domain.job.SyncOrder;
import com.dashtam.sync.domain.job.SyncScope;
import com.dashtam.sync.domain.ledger.Counts;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.snapshot.SnapshotSource;
import com.dashtam.sync.domain.transaction.TransactionFilter;
import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.memory.Office;
import com.dashtam.sync.memory.ScriptedFeed.Part;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RunSyncTest {

    private final Office office = new Office();
    private final Holder holder = office.connected();

    @BeforeEach
    void institution() {
        office.feed
                .accounts(Part.of(Any.account("a")))
                .transactions(
                        Part.of(
                                Any.transaction("a").id("1").get(),
                                Any.transaction("a").id("2").get()));
    }

    @Test
    void mergesAccountsThenTransactionsAndSaysSo() {
        SyncView sync = run(SyncScope.ALL);

        assertThat(sync.job().state().status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(sync.counts()).isEqualTo(new Counts(3, 0, 0, 0));
        assertThat(sync.counts(StageKind.ACCOUNTS)).isEqualTo(new Counts(1, 0, 0, 0));
        assertThat(sync.counts(StageKind.TRANSACTIONS)).isEqualTo(new Counts(2, 0, 0, 0));
        assertThat(office.workflows.names())
                .containsExactly(
                        "ProviderDataSyncAttempted",
                        "AccountSyncAttempted",
                        "AccountBalanceUpdated",
                        "PortfolioNetWorthRecalculated",
                        "AccountSyncSucceeded",
                        "TransactionSyncAttempted",
                        "SyncProgressed",
                        "TransactionSyncSucceeded",
                        "HoldingsSyncAttempted",
                        "HoldingsSyncSucceeded",
                        "ProviderDataSyncSucceeded");
        assertThat(office.workflows.only(AccountSyncSucceeded.class).getAccountCount())
                .isEqualTo(1);
        assertThat(office.workflows.only(TransactionSyncSucceeded.class).getTransactionCount())
                .isEqualTo(2);
        assertThat(office.workflows.only(ProviderDataSyncSucceeded.class).getCreated())
                .isEqualTo(3);
    }

    @Test
    void closesEachWorkflowUnderTheIdThatOpenedIt() {
        run(SyncScope.ALL);

        assertThat(office.workflows.workflowOf(ProviderDataSyncSucceeded.class))
                .isEqualTo(office.workflows.workflowOf(ProviderDataSyncAttempted.class))
                .isEqualTo(office.workflows.workflowOf(SyncProgressed.class));
        assertThat(office.workflows.workflowOf(AccountSyncSucceeded.class))
                .isEqualTo(office.workflows.workflowOf(AccountSyncAttempted.class));
        assertThat(office.workflows.workflowOf(TransactionSyncSucceeded.class))
                .isEqualTo(office.workflows.workflowOf(TransactionSyncAttempted.class));
    }

    @Test
    void tellsOfEachBalanceThatMovedAndOfTheNetWorth() {
        run(SyncScope.ACCOUNTS);
        office.feed.accounts(Part.of(Any.withBalance(Any.account("a"), "1000.75")));
        office.clock.advance(Office.MINIMUM_INTERVAL);
        run(SyncScope.ACCOUNTS);
        office.clock.advance(Office.MINIMUM_INTERVAL);
        run(SyncScope.ACCOUNTS);

        var balances = office.workflows.eventsOf(AccountBalanceUpdated.class);
        assertThat(balances)
                .extracting(AccountBalanceUpdated::getPreviousBalance)
                .containsExactly("0", "1250.5");
        assertThat(balances)
                .extracting(AccountBalanceUpdated::getNewBalance)
                .containsExactly("1250.5", "1000.75");
        assertThat(balances.getLast().getDelta()).isEqualTo("-249.75");
        assertThat(balances.getLast().getCurrency()).isEqualTo("USD");
        var sums = office.workflows.eventsOf(PortfolioNetWorthRecalculated.class);
        assertThat(sums)
                .extracting(PortfolioNetWorthRecalculated::getNewNetWorth)
                .containsExactly("1250.5", "1000.75");
        assertThat(sums.getLast().getDelta()).isEqualTo("-249.75");
        assertThat(office.workflows.workflowOf(AccountBalanceUpdated.class))
                .isEqualTo(office.workflows.workflowOf(ProviderDataSyncAttempted.class));
    }

    @Test
    void leavesOneSnapshotOfEachAccount() {
        run(SyncScope.ALL);

        assertThat(office.ports.latest(holder.userId()))
                .singleElement()
                .satisfies(snapshot -> {
                    assertThat(snapshot.source()).isEqualTo(SnapshotSource.MANUAL_SYNC);
                    assertThat(snapshot.capturedAt()).isEqualTo(Any.NOW);
                });
    }

    @Test
    void changesNothingTheSecondTime() {
        run(SyncScope.ALL);
        office.clock.advance(Duration.ofHours(1));
        SyncView again = run(SyncScope.ALL);

        assertThat(again.counts()).isEqualTo(new Counts(0, 0, 3, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "ACCOUNTS, AccountSyncAttempted",
        "TRANSACTIONS, TransactionSyncAttempted",
        "HOLDINGS, HoldingsSyncAttempted"
    })
    void runsTheStageOfItsScopeOnly(SyncScope scope, String attempt) {
        run(SyncScope.ALL);
        int before = office.workflows.names().size();
        office.clock.advance(Duration.ofHours(1));
        SyncView sync = run(scope);

        assertThat(sync.stages()).hasSize(1);
        assertThat(sync.stages().getFirst().kind()).isEqualTo(scope.stages().getFirst());
        assertThat(office.workflows.names().subList(before, office.workflows.names().size()))
                .filteredOn(name -> name.endsWith("SyncAttempted"))
                .containsExactly("ProviderDataSyncAttempted", attempt);
    }

    @Test
    void countsWhatCannotBeKeptAsErrors() {
        office.feed
                .accounts(Part.of(Any.account("a"), Any.withBalance(Any.account("b"), "1e30")))
                .transactions(
                        Part.of(
                                Any.transaction("a").amount("1e-19").get(),
                                Any.transaction("elsewhere").get()));

        assertThat(run(SyncScope.ALL).counts()).isEqualTo(new Counts(1, 0, 0, 3));
    }

    @Test
    void mergesEachTimeEnoughRowsAreThere() {
        office.feed.transactions(
                Part.whole(sink -> {
                    for (int page = 0; page < 5; page++) {
                        Part.page(sink, Any.transaction("a").get(), Any.transaction("a").get());
                        office.clock.advance(Duration.ofMillis(100));
                    }
                }));

        assertThat(run(SyncScope.ALL).counts(StageKind.TRANSACTIONS).created()).isEqualTo(10);
        assertThat(office.workflows.eventsOf(SyncProgressed.class))
                .extracting(SyncProgressed::getProcessed)
                .containsExactly(4, 10);
    }

    @Test
    void mergesEarlyWhenAFeedIsSlow() {
        office.feed.transactions(
                Part.whole(sink -> {
                    for (int page = 0; page < 3; page++) {
                        office.clock.advance(Duration.ofSeconds(1));
                        Part.page(sink, Any.transaction("a").get());
                    }
                }));

        run(SyncScope.ALL);
        assertThat(office.workflows.eventsOf(SyncProgressed.class))
                .extracting(SyncProgressed::getProcessed)
                .containsExactly(1, 2, 3);
    }

    @Test
    void refusesAPageThatNeverEnds() {
        office.feed.transactions(
                Part.whole(sink -> {
                    for (int i = 0; i < 11; i++) {
                        sink.transaction(Any.transaction("a").get());
                    }
                }));

        assertThatThrownBy(() -> run(SyncScope.ALL))
                .isInstanceOf(com.dashtam.sync.domain.feed.FeedSink.UnexpectedLineException.class);
    }

    @Test
    void refusesMoreAccountsThanAnybodyHas() {
        office.feed.accounts(
                Part.whole(sink -> {
                    for (int i = 0; i <= AccountStage.MAX_ACCOUNTS; i++) {
                        sink.account(Any.account("a" + i));
                    }
                }));

        assertThatThrownBy(() -> run(SyncScope.ACCOUNTS))
                .isInstanceOf(com.dashtam.sync.domain.feed.FeedSink.UnexpectedLineException.class);
    }

    @Test
    void triesAgainLaterWhenTheInstitutionIsAway() {
        office.feed.accounts(
                Part.broken(FeedFailure.INSTITUTION_UNAVAILABLE), Part.of(Any.account("a")));
        SyncView put = run(SyncScope.ALL);

        assertThat(put.job().state().status()).isEqualTo(JobStatus.QUEUED);
        assertThat(put.job().state().attempts()).isEqualTo(1);
        assertThat(put.job().state().runAfter()).isAfter(Any.NOW);
        assertThat(office.workflows.eventsOf(AccountSyncFailed.class)).isEmpty();

        office.clock.advance(Duration.ofSeconds(3));
        assertThat(office.trySync().job().state().status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(office.workflows.eventsOf(AccountSyncAttempted.class)).hasSize(1);
    }

    @Test
    void waitsAsLongAsTheInstitutionAsks() {
        var asked = Duration.ofSeconds(90);
        office.feed.accounts(
                Part.broken(
                        _ -> {}, new FeedProblem(FeedFailure.RATE_LIMITED, Optional.of(asked))));

        assertThat(run(SyncScope.ALL).job().state().runAfter()).isEqualTo(Any.NOW.plus(asked));
    }

    @Test
    void failsWhenTheInstitutionAsksForMoreTimeThanTheJobHas() {
        var asked = Duration.ofHours(2);
        office.feed.accounts(
                Part.broken(
                        _ -> {}, new FeedProblem(FeedFailure.RATE_LIMITED, Optional.of(asked))));

        assertThat(run(SyncScope.ALL).job().failure())
                .contains(SyncFailure.INSTITUTION_RATE_LIMITED);
    }

    @Test
    void failsForGoodAfterTheLastTry() {
        office.feed.accounts(Part.broken(FeedFailure.INSTITUTION_ANSWER_INVALID));
        run(SyncScope.ALL);
        office.clock.advance(Duration.ofMinutes(1));
        office.trySync();
        office.clock.advance(Duration.ofMinutes(1));
        SyncView failed = office.trySync();

        assertThat(failed.job().state().status()).isEqualTo(JobStatus.FAILED);
        assertThat(failed.job().failure()).contains(SyncFailure.INSTITUTION_ANSWER_INVALID);
        assertThat(office.workflows.names())
                .containsExactly(
                        "ProviderDataSyncAttempted",
                        "AccountSyncAttempted",
                        "AccountSyncFailed",
                        "ProviderDataSyncFailed");
    }

    @ParameterizedTest
    @EnumSource(
            value = FeedFailure.class,
            names = {
                "CONNECTION_NOT_FOUND",
                "CONNECTION_NOT_ACTIVE",
                "CONNECTION_WITHOUT_FEED",
                "ACCOUNT_NOT_FOUND",
                "CREDENTIALS_REJECTED"
            })
    void failsAtOnceWhenTimeDoesNotHelp(FeedFailure failure) {
        office.feed.accounts(Part.broken(failure));
        SyncView sync = run(SyncScope.ALL);

        assertThat(sync.job().failure()).contains(SyncFailure.of(failure));
        assertThat(office.workflows.only(ProviderDataSyncFailed.class).getReason().name())
                .isEqualTo(SyncFailure.of(failure).text());
    }

    @Test
    void keepsWhatWasMergedBeforeAFeedBrokeOff() {
        office.feed.transactions(
                Part.broken(
                        sink -> {
                            office.clock.advance(Duration.ofSeconds(1));
                            Part.page(sink, Any.transaction("a").id("1").get());
                            sink.transaction(Any.transaction("a").id("2").get());
                        },
                        FeedProblem.of(FeedFailure.INSTITUTION_UNAVAILABLE)),
                Part.of(
                        Any.transaction("a").id("1").get(),
                        Any.transaction("a").id("2").get(),
                        Any.transaction("a").id("3").get()));
        SyncView broken = run(SyncScope.ALL);
        assertThat(broken.counts(StageKind.TRANSACTIONS)).isEqualTo(new Counts(1, 0, 0, 0));
        assertThat(transactionCount()).isEqualTo(1);

        office.clock.advance(Duration.ofSeconds(5));
        SyncView whole = office.trySync();
        assertThat(whole.counts(StageKind.TRANSACTIONS)).isEqualTo(new Counts(3, 0, 0, 0));
        assertThat(transactionCount()).isEqualTo(3);
        assertThat(office.workflows.only(TransactionSyncSucceeded.class).getTransactionCount())
                .isEqualTo(3);
    }

    @Test
    void makesTheConnectionDueAgainAfterAnInterval() {
        run(SyncScope.ALL);

        var soon = Any.NOW.plus(Office.INTERVAL.multipliedBy(8).dividedBy(10));
        var late = Any.NOW.plus(Office.INTERVAL.multipliedBy(12).dividedBy(10));
        assertThat(office.ports.connections().lockDue(soon, 10)).isEmpty();
        assertThat(office.ports.connections().lockDue(late, 10)).hasSize(1);
    }

    @Test
    void remembersSinceWhenTheConnectionIsInStep() {
        run(SyncScope.ALL);

        var connection = office.ports.connections().find(holder.connectionId()).orElseThrow();
        assertThat(StageKind.values())
                .allSatisfy(kind -> assertThat(connection.syncedAt(kind)).contains(Any.NOW));
    }

    private long transactionCount() {
        return office.ports.history().count(TransactionFilter.all(holder.userId()));
    }

    private UUID start(SyncScope scope) {
        var order = SyncOrder.of(holder.connectionId(), scope, false);
        var command = new StartSync(holder.userId(), order, SnapshotSource.MANUAL_SYNC);
        return switch (office.start.handle(command, Office.callerOf(holder))) {
            case Result.Ok<StartSync.Started, StartSync.Refusal>(var started) ->
                    started.sync().job().id();
            case Result.Err<StartSync.Started, StartSync.Refusal>(var refusal) ->
                    throw new AssertionError(refusal);
        };
    }

    private SyncView run(SyncScope scope) {
        UUID id = start(scope);
        SyncView view = office.trySync();
        assertThat(view.job().id()).isEqualTo(id);
        assertThat(office.ports.accounts().list(AccountFilter.all(UUID.randomUUID()))).isEmpty();
        return view;
    }
}
