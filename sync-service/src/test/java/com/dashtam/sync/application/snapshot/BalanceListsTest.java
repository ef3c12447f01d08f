package com.dashtam.sync.application.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.money.Money;
import com.dashtam.kernel.page.Cursors;
import com.dashtam.kernel.result.Result;
import com.dashtam.sync.application.page.PageRefusal;
import com.dashtam.sync.application.snapshot.ListSnapshots.Listing;
import com.dashtam.sync.application.snapshot.ListSnapshots.Span;
import com.dashtam.sync.domain.account.AccountFilter;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.snapshot.BalanceChange;
import com.dashtam.sync.domain.snapshot.BalanceSnapshots.SnapshotFilter;
import com.dashtam.sync.domain.snapshot.SnapshotOrder;
import com.dashtam.sync.domain.snapshot.SnapshotSource;
import com.dashtam.sync.domain.snapshot.TimeWindow;
import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.memory.Office;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BalanceListsTest {

    private final Office office = new Office();
    private final Holder holder = office.connected();
    private final ListSnapshotsHandler list =
            new ListSnapshotsHandler(
                    office.ports.snapshots(),
                    office.ports.accounts(),
                    new Cursors(new byte[32], "test"));
    private final LatestBalancesHandler latest =
            new LatestBalancesHandler(office.ports.snapshots(), new Cursors(new byte[32], "test"));
    private int hours;

    @Test
    void listsTheNewestFirstWithWhatChangedAcrossPages() {
        capture(Any.withBalance(Any.account("a"), "100"));
        capture(Any.withBalance(Any.account("a"), "110"));
        capture(Any.withBalance(Any.account("a"), "99"));

        Listing first = listed(filter(), Optional.empty());
        assertThat(first.total()).isEqualTo(3);
        assertThat(first.page().items())
                .extracting(entry -> entry.change().map(BalanceChange::amount))
                .containsExactly(
                        Optional.of(Money.of("-11", "USD")), Optional.of(Money.of("10", "USD")));
        assertThat(first.page().items().getFirst().change().flatMap(BalanceChange::percent))
                .contains(new BigDecimal("-10.00"));

        Listing second = listed(filter(), first.page().next());
        assertThat(second.page().items())
                .singleElement()
                .satisfies(entry -> assertThat(entry.change()).isEmpty());
        assertThat(second.page().next()).isEmpty();
    }

    @Test
    void listsTheOldestFirstWithTheSameChangesAndTheWholeOne() {
        capture(Any.withBalance(Any.account("a"), "100"));
        capture(Any.withBalance(Any.account("a"), "110"));
        capture(Any.withBalance(Any.account("a"), "99"));

        Listing first = listed(filter(), SnapshotOrder.OLDEST_FIRST, Optional.empty());
        assertThat(first.page().items())
                .extracting(entry -> entry.change().map(BalanceChange::amount))
                .containsExactly(Optional.empty(), Optional.of(Money.of("10", "USD")));
        Listing second = listed(filter(), SnapshotOrder.OLDEST_FIRST, first.page().next());
        assertThat(second.page().items())
                .extracting(entry -> entry.change().map(BalanceChange::amount))
                .containsExactly(Optional.of(Money.of("-11", "USD")));
        assertThat(second.span()).isEqualTo(first.span());
        assertThat(second.span())
                .contains(
                        new Span(
                                Money.of("100", "USD"),
                                Money.of("99", "USD"),
                                Optional.of(
                                        new BalanceChange(
                                                Money.of("-1", "USD"),
                                                Optional.of(new BigDecimal("-1.00"))))));
    }

    @Test
    void tellsOnlyOfTheTimeThatIsAskedFor() {
        capture(Any.withBalance(Any.account("a"), "100"));
        capture(Any.withBalance(Any.account("a"), "110"));
        capture(Any.withBalance(Any.account("a"), "99"));
        var later = new TimeWindow(Optional.of(Any.NOW.plusSeconds(3600)), Optional.empty());

        Listing found = listed(within(later), SnapshotOrder.OLDEST_FIRST, Optional.empty());
        assertThat(found.page().items().getFirst().change()).isEmpty();
        assertThat(found.total()).isEqualTo(2);
        assertThat(found.span().map(Span::oldest)).contains(Money.of("110", "USD"));
    }

    @Test
    void knowsNoChangeBetweenTwoCurrenciesAndNoneOfNothing() {
        capture(Any.withBalance(Any.account("a"), "100"));
        capture(inEuro(Any.withBalance(Any.account("a"), "90")));

        Listing found = listed(filter(), Optional.empty());
        assertThat(found.page().items()).allMatch(entry -> entry.change().isEmpty());
        assertThat(found.span().flatMap(Span::change)).isEmpty();
        var never = new TimeWindow(Optional.empty(), Optional.of(Any.NOW.minusSeconds(1)));
        assertThat(listed(within(never), Optional.empty()).span()).isEmpty();
    }

    @Test
    void refusesATimeThatEndsBeforeItBeginsOrNever() {
        capture(Any.account("a"));
        var now = Optional.of(Any.NOW);
        var reversed = new TimeWindow(now, now.map(at -> at.minusNanos(1)));
        var endless = new TimeWindow(now, now.map(at -> at.plus(TimeWindow.MAX).plusNanos(1)));

        assertThat(refused(within(reversed), Optional.empty()))
                .isEqualTo(PageRefusal.WINDOW_REVERSED);
        assertThat(refused(within(endless), Optional.empty()))
                .isEqualTo(PageRefusal.WINDOW_TOO_LONG);
        var longest = new TimeWindow(now, now.map(at -> at.plus(TimeWindow.MAX)));
        assertThat(listed(within(longest), Optional.empty()).total()).isEqualTo(1);
    }

    @Test
    void refusesAnAccountOfSomebodyElseAndACursorOfAnotherList() {
        capture(Any.account("a"));
        capture(Any.account("a"));
        capture(Any.account("a"));
        var cursor = listed(filter(), Optional.empty()).page().next();
        var narrower =
                new SnapshotFilter(
                        holder.userId(),
                        filter().accountId(),
                        Optional.of(SnapshotSource.SCHEDULED_SYNC),
                        TimeWindow.EVERYTHING);
        var strangers =
                new SnapshotFilter(
                        UUID.randomUUID(),
                        filter().accountId(),
                        Optional.empty(),
                        TimeWindow.EVERYTHING);

        assertThat(refused(strangers, Optional.empty())).isEqualTo(PageRefusal.OWNER_NOT_FOUND);
        assertThat(refused(narrower, cursor)).isEqualTo(PageRefusal.CURSOR_INVALID);
        var otherOrder = new ListSnapshots(filter(), SnapshotOrder.OLDEST_FIRST, cursor, 2);
        assertThat(list.handle(otherOrder)).isEqualTo(Result.err(PageRefusal.CURSOR_INVALID));
    }

    @Test
    void addsTheLatestBalancesOfOneCurrencyOnly() {
        capture(Any.withBalance(Any.account("a"), "1"));
        capture(
                Any.withBalance(Any.account("a"), "100.10"),
                Any.withBalance(Any.account("b"), "-0.10"),
                inEuro(Any.withBalance(Any.account("c"), "7")));

        var first = latest(holder.userId(), Optional.empty());
        assertThat(first.page().items()).hasSize(2);
        assertThat(first.totals().count()).isEqualTo(3);
        assertThat(first.totals().balances())
                .containsEntry("USD", Money.of("100", "USD"))
                .containsEntry("EUR", Money.of("7", "EUR"))
                .hasSize(2);
        var second = latest(holder.userId(), first.page().next());
        assertThat(second.page().items()).hasSize(1);
        assertThat(second.totals()).isEqualTo(first.totals());
        assertThat(latest(UUID.randomUUID(), Optional.empty()).page().items()).isEmpty();
        assertThat(latest.handle(new LatestBalances(UUID.randomUUID(), first.page().next(), 2)))
                .isEqualTo(Result.err(PageRefusal.CURSOR_INVALID));
    }

    private LatestBalances.Listing latest(UUID user, Optional<String> cursor) {
        return switch (latest.handle(new LatestBalances(user, cursor, 2))) {
            case Result.Ok<LatestBalances.Listing, PageRefusal>(var listing) -> listing;
            case Result.Err<LatestBalances.Listing, PageRefusal>(var refusal) ->
                    throw new AssertionError(refusal);
        };
    }

    private static NormalizedAccount inEuro(NormalizedAccount account) {
        return new NormalizedAccount(
                account.providerAccountId(),
                account.numberMasked(),
                account.name(),
                account.type(),
                Any.EUR,
                account.balance(),
                Optional.empty(),
                account.active());
    }

    private void capture(NormalizedAccount... accounts) {
        var at = Any.NOW.plusSeconds(3600L * hours++);
        office.ports.ledger().mergeAccounts(holder, List.of(accounts), at);
        office.ports
                .snapshots()
                .capture(
                        UUID.randomUUID(),
                        holder,
                        List.of(accounts).stream()
                                .map(NormalizedAccount::providerAccountId)
                                .toList(),
                        SnapshotSource.MANUAL_SYNC,
                        at);
    }

    private SnapshotFilter filter() {
        return within(TimeWindow.EVERYTHING);
    }

    private SnapshotFilter within(TimeWindow window) {
        var account = office.ports.accounts().list(AccountFilter.all(holder.userId())).getFirst();
        return new SnapshotFilter(holder.userId(), account.id(), Optional.empty(), window);
    }

    private Listing listed(SnapshotFilter filter, Optional<String> cursor) {
        return listed(filter, SnapshotOrder.NEWEST_FIRST, cursor);
    }

    private Listing listed(SnapshotFilter filter, SnapshotOrder order, Optional<String> cursor) {
        return switch (list.handle(new ListSnapshots(filter, order, cursor, 2))) {
            case Result.Ok<Listing, PageRefusal>(var listing) -> listing;
            case Result.Err<Listing, PageRefusal>(var refusal) -> throw new AssertionError(refusal);
        };
    }

    private PageRefusal refused(SnapshotFilter filter, Optional<String> cursor) {
        return switch (list.handle(
                new ListSnapshots(filter, SnapshotOrder.NEWEST_FIRST, cursor, 2))) {
            case Result.Ok<Listing, PageRefusal>(var listing) ->
                    throw new AssertionError("listed " + listing);
            case Result.Err<Listing, PageRefusal>(var refusal) -> refusal;
        };
    }
}
