package com.dashtam.sync.application.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.kernel.feed.FeedLine;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.RemovedTransaction;
import com.dashtam.kernel.feed.TransactionStatus;
import com.dashtam.kernel.result.Result;
import com.dashtam.sync.domain.account.AccountFilter;
import com.dashtam.sync.domain.connection.Connection;
import com.dashtam.sync.domain.feed.FeedProblem;
import com.dashtam.sync.domain.feed.FeedSink;
import com.dashtam.sync.domain.feed.FeedSink.UnexpectedLineException;
import com.dashtam.sync.domain.job.StageKind;
import com.dashtam.sync.domain.job.SyncOrder;
import com.dashtam.sync.domain.job.SyncScope;
import com.dashtam.sync.domain.ledger.Counts;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.snapshot.SnapshotSource;
import com.dashtam.sync.domain.transaction.DateWindow;
import com.dashtam.sync.domain.transaction.Transaction;
import com.dashtam.sync.domain.transaction.TransactionFilter;
import com.dashtam.sync.domain.transaction.TransactionHistory.Slice;
import com.dashtam.sync.domain.transaction.TransactionSort;
import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.memory.Office;
import com.dashtam.sync.memory.ScriptedFeed.Part;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Institutions that tell what has changed since a bookmark. */
class ChangedTransactionsTest {

    private static final Optional<String> START = Optional.of("");
    private static final Optional<String> LIST = Optional.empty();

    private final Office office = new Office();
    private final Holder holder = office.connected();

    @BeforeEach
    void institution() {
        office.feed.accounts(Part.of(Any.account("a")));
        tells(changes("b-1", row("1"), row("2"), row("3")), changes("b-2"));
    }

    @Test
    void goesOnFromWhereTheLastReadingEnded() {
        run(SyncScope.ALL);
        run(SyncScope.TRANSACTIONS);
        run(SyncScope.ALL);

        assertThat(office.feed.bookmarks())
                .containsExactly(START, Optional.of("b-1"), Optional.of("b-2"));
    }

    @Test
    void mergesWhatChangedAndLetsGoOfWhatIsGone() {
        run(SyncScope.ALL);
        UUID kept = idOf("2");
        tells(
                Part.whole(sink -> {
                    Part.page(
                            sink,
                            Any.transaction("a").id("2").amount("-7").get(),
                            Any.transaction("a").id("4").amount("-44").get());
                    sink.removed(gone("1"));
                    sink.removed(gone("nobody knows"));
                    sink.pageEnd(Optional.empty());
                    sink.bookmark("b-2");
                }));

        SyncView sync = run(SyncScope.ALL);

        assertThat(sync.counts(StageKind.TRANSACTIONS)).isEqualTo(new Counts(1, 1, 0, 0, 1));
        assertThat(ids()).containsExactlyInAnyOrder("2", "3", "4");
        assertThat(idOf("2")).isEqualTo(kept);
        assertThat(bookmark()).contains("b-2");
    }

    @Test
    void letsAPendingRowBecomeItsPostedOneBeforeItIsGone() {
        tells(changes("b-1", Any.transaction("a").id("p").status(TransactionStatus.PENDING).get()));
        run(SyncScope.ALL);
        UUID pending = idOf("p");
        tells(
                Part.whole(sink -> {
                    sink.removed(gone("p"));
                    Part.page(sink, Any.transaction("a").id("q").settling("p").get());
                    sink.bookmark("b-2");
                }));

        assertThat(run(SyncScope.ALL).counts(StageKind.TRANSACTIONS))
                .isEqualTo(new Counts(0, 1, 0, 0, 0));
        assertThat(idOf("q")).isEqualTo(pending);
    }

    @Test
    void believesTheLastOfSeveralPages() {
        tells(
                Part.whole(sink -> {
                    sink.removed(gone("back"));
                    sink.pageEnd(Optional.empty());
                    Part.page(
                            sink,
                            Any.transaction("a").id("twice").amount("-1").get(),
                            Any.transaction("a").id("back").get(),
                            Any.transaction("a").id("off").get());
                    sink.removed(gone("off"));
                    Part.page(sink, Any.transaction("a").id("twice").amount("-2").get());
                    sink.bookmark("b-1");
                }));

        assertThat(run(SyncScope.ALL).counts(StageKind.TRANSACTIONS))
                .isEqualTo(new Counts(3, 1, 0, 0, 1));
        assertThat(ids()).containsExactlyInAnyOrder("twice", "back");
        assertThat(transactions()).anyMatch(it -> it.amount().amount().intValue() == -2);
    }

    @Test
    void asksForAListInEveryOtherOrder() {
        run(SyncScope.ALL);
        UUID account =
                office.ports.accounts().list(AccountFilter.all(holder.userId())).getFirst().id();
        tells(Part.of(row("1")));
        var window = DateWindow.since(Any.TODAY.minusDays(9));
        run(SyncOrder.of(holder.connectionId(), SyncScope.ALL, true));
        run(order(Optional.of(account), DateWindow.EVERYTHING));
        run(order(Optional.empty(), window));

        assertThat(office.feed.bookmarks()).containsExactly(START, LIST, LIST, LIST);
        assertThat(bookmark()).contains("b-1");
    }

    @Test
    void beginsAtTheStartWhenAnAccountWasNeverRead() {
        run(SyncScope.ALL);
        office.feed.accounts(Part.of(Any.account("a"), Any.account("new")));
        run(SyncScope.ALL);
        run(SyncScope.ALL);

        assertThat(office.feed.bookmarks()).containsExactly(START, START, Optional.of("b-2"));
    }

    @Test
    void keepsNoBookmarkOfAReadingThatBrokeOff() {
        run(SyncScope.ALL);
        tells(
                Part.broken(
                        sink -> {
                            Part.page(sink, row("9"));
                            sink.bookmark("b-broken");
                        },
                        FeedProblem.of(FeedFailure.INSTITUTION_UNAVAILABLE)),
                changes("b-2", row("9")));
        run(SyncScope.ALL);
        assertThat(bookmark()).contains("b-1");

        office.clock.advance(Duration.ofMinutes(1));
        office.trySync();
        assertThat(office.feed.bookmarks())
                .containsExactly(START, Optional.of("b-1"), Optional.of("b-1"));
        assertThat(bookmark()).contains("b-2");
    }

    @Test
    void keepsNoBookmarkWhereNoChangesAreTold() {
        tells(Part.of(row("1")));
        run(SyncScope.ALL);
        run(SyncScope.ALL);

        assertThat(office.feed.bookmarks()).containsExactly(START, START);
        assertThat(bookmark()).isEmpty();
    }

    @Test
    void refusesTwoBookmarksAndOneThatIsTooLong() {
        assertRefused(
                false,
                sink -> {
                    sink.bookmark("b-1");
                    sink.bookmark("b-2");
                });
        assertRefused(false, sink -> sink.bookmark("b".repeat(FeedLine.LONGEST_BOOKMARK + 1)));
    }

    @Test
    void refusesChangesInAList() {
        assertRefused(true, sink -> sink.bookmark("b-2"));
        assertRefused(true, sink -> sink.removed(gone("1")));
    }

    private static void assertRefused(boolean full, Consumer<FeedSink> lines) {
        var office = new Office();
        office.feed.accounts(Part.of(Any.account("a"))).transactions(Part.whole(lines));
        Holder user = office.connected();
        var order = SyncOrder.of(user.connectionId(), SyncScope.ALL, full);

        assertThatThrownBy(() -> run(office, user, order))
                .isInstanceOf(UnexpectedLineException.class);
    }

    private void tells(Part... parts) {
        office.feed.transactions(parts);
    }

    private static Part changes(String bookmark, NormalizedTransaction... rows) {
        return Part.whole(sink -> {
            Part.page(sink, rows);
            sink.bookmark(bookmark);
        });
    }

    private static NormalizedTransaction row(String id) {
        return Any.transaction("a").id(id).get();
    }

    private static RemovedTransaction gone(String id) {
        return new RemovedTransaction("a", id);
    }

    private SyncOrder order(Optional<UUID> account, DateWindow window) {
        return new SyncOrder(holder.connectionId(), SyncScope.TRANSACTIONS, account, window, false);
    }

    private Optional<String> bookmark() {
        return office.ports.connections().find(holder.connectionId()).flatMap(Connection::bookmark);
    }

    private List<Transaction> transactions() {
        return office.ports
                .history()
                .list(
                        TransactionFilter.all(holder.userId()),
                        Slice.first(TransactionSort.NEWEST_FIRST, 100));
    }

    private List<String> ids() {
        return transactions().stream().map(Transaction::providerTransactionId).toList();
    }

    private UUID idOf(String providerId) {
        return transactions().stream()
                .filter(it -> it.providerTransactionId().equals(providerId))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private SyncView run(SyncScope scope) {
        return run(SyncOrder.of(holder.connectionId(), scope, false));
    }

    private SyncView run(SyncOrder order) {
        office.clock.advance(Office.MINIMUM_INTERVAL);
        return run(office, holder, order);
    }

    private static SyncView run(Office office, Holder holder, SyncOrder order) {
        var command = new StartSync(holder.userId(), order, SnapshotSource.MANUAL_SYNC);
        assertThat(office.start.handle(command, Office.callerOf(holder)))
                .isInstanceOf(Result.Ok.class);
        return office.trySync();
    }
}
