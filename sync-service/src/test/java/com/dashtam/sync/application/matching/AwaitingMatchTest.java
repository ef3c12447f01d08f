package com.dashtam.sync.application.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.sync.ProviderDataSyncSucceeded;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.TransactionStatus;
import com.dashtam.kernel.result.Result;
import com.dashtam.sync.application.job.StartSync;
import com.dashtam.sync.application.job.SyncView;
import com.dashtam.sync.domain.job.StageKind;
import com.dashtam.sync.domain.job.SyncOrder;
import com.dashtam.sync.domain.job.SyncScope;
import com.dashtam.sync.domain.ledger.Counts;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.snapshot.SnapshotSource;
import com.dashtam.sync.domain.transaction.Transaction;
import com.dashtam.sync.domain.transaction.TransactionFilter;
import com.dashtam.sync.domain.transaction.TransactionHistory.Slice;
import com.dashtam.sync.domain.transaction.TransactionSort;
import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.memory.Office;
import com.dashtam.sync.memory.ScriptedFeed.Part;
import java.util.List;
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
                .accounts(Part.of(twin("1"), twin("2")))
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
                .accounts(Part.of(twin("9")))
                .transactions(Part.of(Any.transaction("9").get()))
                .holdings(Part.held("9", Any.holding("9", "vti").get()));
    }

    private static NormalizedAccount twin(String id) {
        var any = Any.account("any");
        return new NormalizedAccount(
                id,
                any.numberMasked(),
                any.name(),
                any.type(),
                any.currency(),
                any.balance(),
                any.availableBalance(),
                true);
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
}
