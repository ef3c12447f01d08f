package com.dashtam.sync.application.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.dashtam.events.sync.ProviderDataSyncSucceeded;
import com.dashtam.kernel.feed.TransactionStatus;
import com.dashtam.kernel.result.Result;
import com.dashtam.sync.application.job.StartSync;
import com.dashtam.sync.application.job.SyncView;
import com.dashtam.sync.application.matching.AnswerAccountMatch.Refusal;
import com.dashtam.sync.domain.account.Account;
import com.dashtam.sync.domain.account.AccountFilter;
import com.dashtam.sync.domain.connection.ConnectionStatus;
import com.dashtam.sync.domain.holding.HoldingFilter;
import com.dashtam.sync.domain.job.StageKind;
import com.dashtam.sync.domain.job.SyncOrder;
import com.dashtam.sync.domain.job.SyncScope;
import com.dashtam.sync.domain.job.SyncTrigger;
import com.dashtam.sync.domain.ledger.Counts;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.matching.AccountMatch;
import com.dashtam.sync.domain.snapshot.SnapshotSource;
import com.dashtam.sync.domain.transaction.Transaction;
import com.dashtam.sync.domain.transaction.TransactionFilter;
import com.dashtam.sync.domain.transaction.TransactionHistory.Slice;
import com.dashtam.sync.domain.transaction.TransactionSort;
import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.memory.Office;
import com.dashtam.sync.memory.ScriptedFeed.Part;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a sync makes of an account about which the user is asked. */
class AwaitingMatchTest {

    private final Office office = new Office();
    private final Holder holder = office.connected();

    /** Of two accounts that nothing tells apart one comes under another identifier. */
    @BeforeEach
    void ambiguous() {
        office.feed
                .accounts(Part.of(Any.namedAlike("1"), Any.namedAlike("2")))
                .transactions(
                        Part.of(
                                Any.transaction("1")
                                        .id("kept")
                                        .status(TransactionStatus.PENDING)
                                        .get(),
                                Any.transaction("2").id("other").get()))
                .holdings(Part.held("1", Any.holding("1", "vti").get()));
        sync(SyncScope.ALL);
        office.feed
                .accounts(Part.of(Any.namedAlike("9")))
                .transactions(Part.of(Any.transaction("9").get()))
                .holdings(Part.held("9", Any.holding("9", "vti").get()));
    }

    private void order(SyncScope scope) {
        office.clock.advance(Office.MINIMUM_INTERVAL);
        var order = SyncOrder.of(holder.connectionId(), scope, true);
        assertThat(
                        office.start.handle(
                                new StartSync(holder.userId(), order, SnapshotSource.MANUAL_SYNC),
                                Office.callerOf(holder)))
                .isInstanceOf(Result.Ok.class);
    }

    private SyncView sync(SyncScope scope) {
        order(scope);
        return office.trySync();
    }

    private List<Transaction> transactions() {
        return office.ports
                .history()
                .list(
                        TransactionFilter.all(holder.userId()),
                        Slice.first(TransactionSort.NEWEST_FIRST, 100));
    }

    @Test
    void countsTheAccountAndItsRowsApartFromErrors() {
        office.feed.transactions(
                Part.of(
                        Any.transaction("9").get(),
                        Any.transaction("9").get(),
                        Any.transaction("9").amount("1e-19").get(),
                        Any.transaction("nobody").get()));

        SyncView sync = sync(SyncScope.ALL);

        assertThat(sync.counts(StageKind.ACCOUNTS)).isEqualTo(Counts.awaiting(1));
        assertThat(sync.counts(StageKind.TRANSACTIONS)).isEqualTo(new Counts(0, 0, 0, 2, 0, 2));
        assertThat(sync.counts(StageKind.HOLDINGS)).isEqualTo(Counts.awaiting(1));
        assertThat(office.workflows.eventsOf(ProviderDataSyncSucceeded.class).getLast())
                .returns(4, ProviderDataSyncSucceeded::getAwaitingMatch);
        assertThat(sync.stages()).extracting(stage -> stage.processed()).containsExactly(1, 4, 1);
    }

    @Test
    void countsTheRowsOfAnyNumberOfPages() {
        office.feed.transactions(
                Part.whole(sink -> {
                    for (int page = 0; page < 20; page++) {
                        Part.page(sink, Any.transaction("9").get(), Any.transaction("9").get());
                    }
                }));

        assertThat(sync(SyncScope.ALL).counts(StageKind.TRANSACTIONS))
                .isEqualTo(Counts.awaiting(40));
    }

    @Test
    void removesNoPendingTransactionOfAnAccountThatItMayBe() {
        sync(SyncScope.ALL);

        assertThat(transactions())
                .extracting(Transaction::providerTransactionId)
                .contains("kept", "other");
    }

    private Account answer(Optional<UUID> account) {
        AccountMatch asked = office.ports.matches().listOwned(holder.userId()).getFirst();
        var answer = new AnswerAccountMatch(holder.userId(), asked.id(), account);
        return switch (office.answerMatch.handle(answer, Office.callerOf(holder))) {
            case Result.Ok<Account, Refusal>(var kept) -> kept;
            case Result.Err<Account, Refusal>(var refusal) -> fail("refused: %s", refusal);
        };
    }

    private Account answerOld() {
        return answer(
                Optional.of(
                        office.ports
                                .accounts()
                                .list(AccountFilter.all(holder.userId()))
                                .getFirst()
                                .id()));
    }

    private List<String> identifiersOf(Account account) {
        return transactions().stream()
                .filter(row -> row.accountId().equals(account.id()))
                .map(Transaction::providerTransactionId)
                .toList();
    }

    private boolean holdsSomething(Account account) {
        return office
                .ports
                .holdings()
                .list(HoldingFilter.all(holder.userId()), Optional.empty(), 10)
                .stream()
                .anyMatch(it -> it.accountId().equals(account.id()));
    }

    @Test
    void readsTheRowsOnceThereIsAnAnswer() {
        office.feed.transactions(Part.of(Any.transaction("9").id("awaited").get()));
        sync(SyncScope.ALL);

        Account kept = answer(Optional.empty());
        SyncView followed = office.trySync();

        assertThat(followed.job().trigger()).isEqualTo(SyncTrigger.USER);
        assertThat(followed.job().order().scope()).isEqualTo(SyncScope.ALL);
        assertThat(followed.counts().awaitingMatch()).isZero();
        assertThat(identifiersOf(kept)).containsExactly("awaited");
        assertThat(holdsSomething(kept)).isTrue();
    }

    @Test
    void opensNoSecondJobWhereOneWaits() {
        sync(SyncScope.ALL);
        order(SyncScope.ALL);

        answer(Optional.empty());

        assertThat(office.ports.syncs().openOf(holder.userId())).hasSize(1);
    }

    @Test
    void opensNoJobForAConnectionThatCannotBeRead() {
        sync(SyncScope.ALL);
        office.ports
                .connections()
                .save(
                        Any.connectionOf(holder, "sandbox", ConnectionStatus.EXPIRED),
                        office.clock.instant());

        answer(Optional.empty());

        assertThat(office.ports.syncs().openOf(holder.userId())).isEmpty();
    }

    @Test
    void readsTheAccountBehindAJobThatLeavesItOut() {
        sync(SyncScope.ALL);
        var answered = new AtomicReference<Account>();
        office.feed.transactions(
                Part.whole(sink -> {
                    Part.page(sink, Any.transaction("9").id("early").get());
                    answered.set(answerOld());
                    Part.page(sink, Any.transaction("9").id("late").get());
                }),
                Part.of(
                        Any.transaction("9").id("early").get(),
                        Any.transaction("9").id("late").get(),
                        Any.transaction("9").id("kept").status(TransactionStatus.PENDING).get()));

        SyncView overtaken = sync(SyncScope.ALL);

        assertThat(overtaken.counts(StageKind.TRANSACTIONS)).isEqualTo(Counts.awaiting(2));
        assertThat(identifiersOf(answered.get())).containsExactly("kept");
        SyncView transactions = office.trySync();
        assertThat(transactions.job().order().accountId()).contains(answered.get().id());
        assertThat(office.feed.windows().getLast())
                .as("all of its history")
                .isEqualTo(office.feed.windows().getFirst());
        assertThat(identifiersOf(answered.get()))
                .containsExactlyInAnyOrder("early", "late", "kept");
        assertThat(office.trySync().job().order().scope()).isEqualTo(SyncScope.HOLDINGS);
        assertThat(holdsSomething(answered.get())).isTrue();
    }
}
