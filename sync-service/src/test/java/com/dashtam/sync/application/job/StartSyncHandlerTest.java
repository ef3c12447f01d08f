package com.dashtam.sync.application.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.sync.ProviderDataSyncAttempted;
import com.dashtam.kernel.result.Result;
import com.dashtam.sync.application.job.StartSync.Refusal;
import com.dashtam.sync.application.job.StartSync.Started;
import com.dashtam.sync.domain.account.AccountFilter;
import com.dashtam.sync.domain.connection.ConnectionStatus;
import com.dashtam.sync.domain.job.JobStatus;
import com.dashtam.sync.domain.job.StageKind;
import com.dashtam.sync.domain.job.SyncJob;
import com.dashtam.sync.domain.job.SyncOrder;
import com.dashtam.sync.domain.job.SyncScope;
import com.dashtam.sync.domain.job.SyncTrigger;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.snapshot.SnapshotSource;
import com.dashtam.sync.domain.transaction.DateWindow;
import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.memory.Office;
import com.dashtam.sync.memory.ScriptedFeed.Part;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StartSyncHandlerTest {

    private final Office office = new Office();
    private final Holder holder = office.connected();

    @BeforeEach
    void institution() {
        office.feed
                .accounts(Part.of(Any.account("a")))
                .transactions(Part.of(Any.transaction("a").get()));
    }

    @Test
    void queuesAJobAndOpensItsWorkflow() {
        Started started = started(order(SyncScope.ALL));

        assertThat(started.isNew()).isTrue();
        assertThat(started.sync().job().state().status()).isEqualTo(JobStatus.QUEUED);
        assertThat(started.sync().job().order().full()).isFalse();
        var attempted = office.workflows.only(ProviderDataSyncAttempted.class);
        assertThat(attempted.getTrigger()).isEqualTo(com.dashtam.events.sync.SyncTrigger.user);
        assertThat(attempted.getProviderSlug()).isEqualTo("sandbox");
        assertThat(office.signals).isEqualTo(1);
    }

    @Test
    void hastensTheOpenJobThatItAnswersWith() {
        Holder other = office.connected();
        opened(other, SyncTrigger.CONNECTION);
        SyncJob scheduled = opened(holder, SyncTrigger.SCHEDULE);
        started(order(SyncScope.ALL));

        assertThat(office.claimSync().jobId()).isEqualTo(scheduled.id());
    }

    @Test
    void hastensWhatStandsBeforeTheNewJob() {
        Holder other = office.connected();
        opened(other, SyncTrigger.CONNECTION);
        SyncJob scheduled = opened(holder, SyncTrigger.SCHEDULE);
        started(order(SyncScope.ACCOUNTS));

        assertThat(office.claimSync().jobId()).isEqualTo(scheduled.id());
    }

    private SyncJob opened(Holder of, SyncTrigger trigger) {
        return office.opening.open(
                Any.connectionOf(of),
                SyncOrder.of(of.connectionId(), SyncScope.ALL, false),
                trigger,
                SnapshotSource.SCHEDULED_SYNC,
                Office.callerOf(of));
    }

    @Test
    void answersWithTheOpenJobOfTheSameScope() {
        UUID first = started(order(SyncScope.ALL)).sync().job().id();
        Started second = started(order(SyncScope.ALL));

        assertThat(second.isNew()).isFalse();
        assertThat(second.sync().job().id()).isEqualTo(first);
        assertThat(office.workflows.names()).containsExactly("ProviderDataSyncAttempted");
    }

    @Test
    void makesAnotherJobForAnotherScope() {
        UUID first = started(order(SyncScope.ALL)).sync().job().id();

        assertThat(started(order(SyncScope.ACCOUNTS)).sync().job().id()).isNotEqualTo(first);
    }

    @Test
    void refusesAConnectionThatNobodyKnows() {
        assertThat(refused(holder, SyncOrder.of(UUID.randomUUID(), SyncScope.ALL, false)))
                .isEqualTo(new Refusal.ConnectionNotFound());
        assertThat(office.workflows.names()).isEmpty();
    }

    @Test
    void refusesAConnectionOfSomebodyElse() {
        assertThat(refused(Any.holder(), order(SyncScope.ALL)))
                .isEqualTo(new Refusal.ConnectionNotFound());
    }

    @Test
    void asksProviderServiceForAConnectionWhoseEventsAreNotHereYet() {
        var early = Any.holder();
        office.elsewhere.put(early.connectionId(), Any.connectionOf(early));
        var order = SyncOrder.of(early.connectionId(), SyncScope.ALL, false);

        assertThat(handle(early, order)).isInstanceOf(Result.Ok.class);
        assertThat(office.ports.connections().find(early.connectionId())).isPresent();
    }

    @Test
    void saysThatItCannotTellWhileProviderServiceIsAway() {
        office.providerServiceAway = true;

        assertThat(refused(holder, SyncOrder.of(UUID.randomUUID(), SyncScope.ALL, false)))
                .isEqualTo(new Refusal.ProviderServiceAway());
        assertThat(handle(holder, order(SyncScope.ALL))).isInstanceOf(Result.Ok.class);
    }

    @ParameterizedTest
    @EnumSource(value = ConnectionStatus.class, mode = EnumSource.Mode.EXCLUDE, names = "ACTIVE")
    void refusesAConnectionThatIsNotActive(ConnectionStatus status) {
        office.ports.connections().save(Any.connectionOf(holder, "sandbox", status), Any.NOW);

        assertThat(refused(holder, order(SyncScope.ALL)))
                .isEqualTo(new Refusal.ConnectionNotActive());
    }

    @Test
    void refusesAConnectionThatIsFedByFiles() {
        office.ports
                .connections()
                .save(Any.connectionOf(holder, "ofx_file", ConnectionStatus.ACTIVE), Any.NOW);

        assertThat(refused(holder, order(SyncScope.ALL)))
                .isEqualTo(new Refusal.ConnectionNotActive());
    }

    @Test
    void refusesASecondSyncWithinTheMinimumInterval() {
        sync(order(SyncScope.ALL));
        office.clock.advance(Duration.ofMinutes(1));

        var tooSoon = new Refusal.TooSoon(Duration.ofMinutes(4));
        assertThat(refused(holder, order(SyncScope.ALL))).isEqualTo(tooSoon);
        assertThat(refused(holder, order(SyncScope.ACCOUNTS))).isEqualTo(tooSoon);
        assertThat(refused(holder, order(SyncScope.TRANSACTIONS))).isEqualTo(tooSoon);
        assertThat(refused(holder, ofAccount())).isEqualTo(tooSoon);
    }

    @Test
    void allowsASecondSyncWhenTheIntervalIsOver() {
        sync(order(SyncScope.ALL));
        office.clock.advance(Office.MINIMUM_INTERVAL);

        assertThat(handle(holder, order(SyncScope.ALL))).isInstanceOf(Result.Ok.class);
    }

    @Test
    void allowsASecondSyncAtOnceWhenItIsForced() {
        sync(order(SyncScope.ALL));
        Started forced = started(SyncOrder.of(holder.connectionId(), SyncScope.ALL, true));

        assertThat(forced.isNew()).isTrue();
        assertThat(forced.sync().job().order().full()).isTrue();
    }

    @Test
    void measuresTheIntervalByWhatWasSyncedLongestAgo() {
        sync(order(SyncScope.ALL));
        office.clock.advance(Duration.ofMinutes(10));
        sync(order(SyncScope.ACCOUNTS));

        assertThat(refused(holder, order(SyncScope.ACCOUNTS))).isInstanceOf(Refusal.TooSoon.class);
        assertThat(handle(holder, order(SyncScope.ALL))).isInstanceOf(Result.Ok.class);
    }

    @Test
    void takesOneAccountOfTheConnection() {
        sync(order(SyncScope.ALL));
        office.clock.advance(Duration.ofHours(1));
        sync(ofAccount());

        assertThat(office.feed.askedAccounts().getLast()).contains("a");
        assertThat(refused(holder, ofAccount())).isInstanceOf(Refusal.TooSoon.class);
        assertThat(handle(holder, order(SyncScope.TRANSACTIONS))).isInstanceOf(Result.Ok.class);
    }

    @Test
    void refusesAnAccountOfAnotherConnection() {
        sync(order(SyncScope.ALL));
        var other = new Holder(holder.userId(), UUID.randomUUID());
        office.ports.connections().save(Any.connectionOf(other), Any.NOW);
        var order =
                new SyncOrder(
                        other.connectionId(),
                        SyncScope.TRANSACTIONS,
                        Optional.of(accountId()),
                        DateWindow.EVERYTHING,
                        false);

        assertThat(refused(other, order)).isEqualTo(new Refusal.AccountNotFound());
    }

    @Test
    void refusesAWindowThatEndsBeforeItBegins() {
        var reversed = new DateWindow(Optional.of(Any.TODAY), Optional.of(Any.TODAY.minusDays(1)));

        assertThat(refused(holder, windowed(reversed))).isEqualTo(new Refusal.WindowReversed());
    }

    @Test
    void refusesAWindowThatIsLongerThanAnyHistory() {
        var last = Any.TODAY.plusDays(DateWindow.MAX_DAYS);

        assertThat(refused(holder, windowed(window(Any.TODAY, last.plusDays(1)))))
                .isEqualTo(new Refusal.WindowTooLong());
        assertThat(started(windowed(window(Any.TODAY, last))).isNew()).isTrue();
    }

    @Test
    void readsAllOfTheHistoryTheFirstTime() {
        sync(order(SyncScope.ALL));

        assertThat(office.feed.windows().getLast())
                .isEqualTo(window(Any.TODAY.minusYears(5), Any.TODAY.plusDays(7)));
    }

    @Test
    void readsWhatIsNewWithAnOverlapAfterThat() {
        sync(order(SyncScope.ALL));
        office.clock.advance(Duration.ofDays(10));
        sync(order(SyncScope.ALL));

        assertThat(office.feed.windows().getLast())
                .isEqualTo(window(Any.TODAY.minusDays(30), Any.TODAY.plusDays(17)));
    }

    @Test
    void readsBackToTheOldestTransactionThatMayStillChange() {
        var old = Any.TODAY.minusDays(77);
        office.feed.transactions(
                Part.of(
                        Any.transaction("a")
                                .date(old)
                                .status(com.dashtam.kernel.feed.TransactionStatus.PENDING)
                                .get()));
        sync(order(SyncScope.ALL));
        office.clock.advance(Duration.ofHours(1));
        sync(order(SyncScope.ALL));

        assertThat(office.feed.windows().getLast().from()).contains(old);
    }

    @Test
    void readsAllOfTheHistoryWhenAnAccountIsNew() {
        sync(order(SyncScope.ALL));
        office.clock.advance(Duration.ofHours(1));
        office.feed.accounts(Part.of(Any.account("a"), Any.account("b")));
        sync(order(SyncScope.ALL));

        assertThat(office.feed.windows().getLast().from()).contains(Any.TODAY.minusYears(5));
    }

    @Test
    void readsAllOfTheHistoryWhenItIsForced() {
        sync(order(SyncScope.ALL));
        sync(SyncOrder.of(holder.connectionId(), SyncScope.ALL, true));

        assertThat(office.feed.windows().getLast().from()).contains(Any.TODAY.minusYears(5));
    }

    @Test
    void readsTheDaysThatAreOrderedAndNotesNoProgress() {
        var days = window(Any.TODAY.minusDays(9), Any.TODAY.minusDays(3));
        sync(windowed(days));

        assertThat(office.feed.windows().getLast()).isEqualTo(days);
        assertThat(
                        office.ports
                                .connections()
                                .find(holder.connectionId())
                                .orElseThrow()
                                .syncedAt(StageKind.TRANSACTIONS))
                .isEmpty();
    }

    @Test
    void readsUpToADayThatIsOrderedWithoutABeginning() {
        sync(windowed(new DateWindow(Optional.empty(), Optional.of(Any.TODAY))));

        assertThat(office.feed.windows().getLast())
                .isEqualTo(window(Any.TODAY.minusYears(5), Any.TODAY));
    }

    @Test
    void readsTheHistoryBeforeAnEndThatIsLongAgo() {
        var end = Any.TODAY.minusYears(20);
        sync(windowed(new DateWindow(Optional.empty(), Optional.of(end))));

        assertThat(office.feed.windows().getLast()).isEqualTo(window(end.minusYears(5), end));
    }

    @Test
    void readsTheHistoryBeforeAnEndThatIsFarAhead() {
        sync(windowed(new DateWindow(Optional.empty(), Optional.of(LocalDate.MAX.withYear(9999)))));

        var from = Any.TODAY.minusYears(5);
        assertThat(office.feed.windows().getLast())
                .isEqualTo(window(from, from.plusDays(DateWindow.MAX_DAYS)));
    }

    @Test
    void asksForNoDayBeforeTheFirstOneAndForNoMoreThanThereMayBe() {
        var ahead = Any.TODAY.plusDays(30);
        sync(windowed(DateWindow.since(ahead)));
        assertThat(office.feed.windows().getLast()).isEqualTo(window(ahead, ahead));

        office.clock.advance(Duration.ofHours(1));
        sync(windowed(DateWindow.since(LocalDate.of(1, 1, 1))));
        var last = Any.TODAY.plusDays(7);
        assertThat(office.feed.windows().getLast())
                .isEqualTo(window(last.minusDays(DateWindow.MAX_DAYS), last));
    }

    @Test
    void asksForNoDayThatCannotBeWritten() {
        sync(windowed(new DateWindow(Optional.empty(), Optional.of(DateWindow.FIRST_DAY))));

        assertThat(office.feed.windows().getLast())
                .isEqualTo(window(DateWindow.FIRST_DAY, DateWindow.FIRST_DAY));
    }

    private static DateWindow window(LocalDate from, LocalDate to) {
        return new DateWindow(Optional.of(from), Optional.of(to));
    }

    private SyncOrder order(SyncScope scope) {
        return SyncOrder.of(holder.connectionId(), scope, false);
    }

    private SyncOrder windowed(DateWindow window) {
        return new SyncOrder(
                holder.connectionId(), SyncScope.TRANSACTIONS, Optional.empty(), window, false);
    }

    private SyncOrder ofAccount() {
        return new SyncOrder(
                holder.connectionId(),
                SyncScope.TRANSACTIONS,
                Optional.of(accountId()),
                DateWindow.EVERYTHING,
                false);
    }

    private UUID accountId() {
        return office.ports.accounts().list(AccountFilter.all(holder.userId())).getFirst().id();
    }

    private void sync(SyncOrder order) {
        assertThat(started(order).isNew()).isTrue();
        assertThat(office.trySync().job().state().status()).isEqualTo(JobStatus.SUCCEEDED);
    }

    private Result<Started, Refusal> handle(Holder by, SyncOrder order) {
        var command = new StartSync(by.userId(), order, SnapshotSource.MANUAL_SYNC);
        return office.start.handle(command, Office.callerOf(by));
    }

    private Started started(SyncOrder order) {
        return switch (handle(holder, order)) {
            case Result.Ok<Started, Refusal>(var started) -> started;
            case Result.Err<Started, Refusal>(var refusal) -> throw new AssertionError(refusal);
        };
    }

    private Refusal refused(Holder by, SyncOrder order) {
        return switch (handle(by, order)) {
            case Result.Ok<Started, Refusal>(var started) ->
                    throw new AssertionError("started " + started);
            case Result.Err<Started, Refusal>(var refusal) -> refusal;
        };
    }
}
