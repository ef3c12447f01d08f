package com.dashtam.sync.application.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.page.Cursors;
import com.dashtam.kernel.result.Result;
import com.dashtam.sync.application.page.PageRefusal;
import com.dashtam.sync.application.transaction.ListTransactions.Listing;
import com.dashtam.sync.contract.Telling;
import com.dashtam.sync.domain.account.AccountFilter;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.transaction.DateWindow;
import com.dashtam.sync.domain.transaction.Transaction;
import com.dashtam.sync.domain.transaction.TransactionFilter;
import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.memory.Office;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionListsTest {

    private static final int ROWS = 10;

    private final Office office = new Office();
    private final Holder holder = office.connected();
    private final TransactionFilter all = TransactionFilter.all(holder.userId());
    private final ListTransactionsHandler list =
            new ListTransactionsHandler(
                    office.ports.history(),
                    office.ports.accounts(),
                    new Cursors(new byte[32], "test"));
    private final GetTransactionHandler get = new GetTransactionHandler(office.ports.history());

    @BeforeEach
    void transactions() {
        office.ports.ledger().mergeAccounts(holder, List.of(Any.account("a")), Any.NOW);
        merge("t", ROWS);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 9, 10, 100})
    void pagesThroughEverythingOnceWhileRowsArrive(int limit) {
        var seen = new ArrayList<String>();
        Listing page = listed(all, Optional.empty(), limit);
        int pages = 1;
        while (page.page().next().isPresent()) {
            page.page().items().forEach(t -> seen.add(t.providerTransactionId()));
            merge("later" + pages + "-", 1);
            page = listed(all, page.page().next(), limit);
            pages++;
        }
        page.page().items().forEach(t -> seen.add(t.providerTransactionId()));

        assertThat(seen).doesNotHaveDuplicates().hasSize(ROWS);
        assertThat(pages).isEqualTo((ROWS + limit - 1) / limit);
    }

    @Test
    void countsOnlyWhenAsked() {
        assertThat(listed(all, Optional.empty(), 3).total()).isEmpty();
        var counted = list.handle(new ListTransactions(all, Optional.empty(), 3, true));
        assertThat(counted.map(Listing::total)).isEqualTo(Result.ok(Optional.of((long) ROWS)));
    }

    @Test
    void refusesACursorOfOtherFiltersOfSomebodyElseOrOfNobody() {
        var cursor = listed(all, Optional.empty(), 3).page().next();
        var since = DateWindow.since(Any.TODAY.minusDays(3));
        var narrower =
                new TransactionFilter(
                        holder.userId(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        since);

        assertThat(refused(narrower, cursor)).isEqualTo(PageRefusal.CURSOR_INVALID);
        assertThat(refused(TransactionFilter.all(UUID.randomUUID()), cursor))
                .isEqualTo(PageRefusal.CURSOR_INVALID);
        assertThat(refused(all, cursor.map(text -> text.substring(1))))
                .isEqualTo(PageRefusal.CURSOR_INVALID);
        assertThat(refused(all, Optional.of("%%"))).isEqualTo(PageRefusal.CURSOR_INVALID);
    }

    @Test
    void refusesAnAccountOfSomebodyElse() {
        UUID account =
                office.ports.accounts().list(AccountFilter.all(holder.userId())).getFirst().id();

        assertThat(refused(ofAccount(UUID.randomUUID(), account), Optional.empty()))
                .isEqualTo(PageRefusal.ACCOUNT_NOT_FOUND);
        assertThat(
                        listed(ofAccount(holder.userId(), account), Optional.empty(), 100)
                                .page()
                                .items())
                .hasSize(ROWS);
    }

    @Test
    void refusesAWindowThatEndsBeforeItBegins() {
        var reversed = new DateWindow(Optional.of(Any.TODAY), Optional.of(Any.TODAY.minusDays(1)));
        var filter =
                new TransactionFilter(
                        holder.userId(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        reversed);

        assertThat(refused(filter, Optional.empty())).isEqualTo(PageRefusal.WINDOW_REVERSED);
    }

    @Test
    void showsATransactionToItsOwnerOnly() {
        Transaction first = listed(all, Optional.empty(), 1).page().items().getFirst();

        assertThat(get.handle(new GetTransaction(holder.userId(), first.id()))).contains(first);
        assertThat(get.handle(new GetTransaction(UUID.randomUUID(), first.id()))).isEmpty();
    }

    private void merge(String prefix, int count) {
        List<NormalizedTransaction> rows =
                IntStream.range(0, count)
                        .mapToObj(i ->
                                Any.transaction("a")
                                        .id(prefix + i)
                                        .date(
                                                prefix.equals("t")
                                                        ? Any.TODAY.minusDays(i / 4)
                                                        : Any.TODAY.plusDays(1))
                                        .get())
                        .toList();
        Telling.of(office.ports, holder, Any.NOW, rows);
    }

    private static TransactionFilter ofAccount(UUID userId, UUID account) {
        return new TransactionFilter(
                userId,
                Optional.of(account),
                Optional.empty(),
                Optional.empty(),
                DateWindow.EVERYTHING);
    }

    private Listing listed(TransactionFilter filter, Optional<String> cursor, int limit) {
        return switch (list.handle(new ListTransactions(filter, cursor, limit, false))) {
            case Result.Ok<Listing, PageRefusal>(var listing) -> listing;
            case Result.Err<Listing, PageRefusal>(var refusal) -> throw new AssertionError(refusal);
        };
    }

    private PageRefusal refused(TransactionFilter filter, Optional<String> cursor) {
        return switch (list.handle(new ListTransactions(filter, cursor, 3, false))) {
            case Result.Ok<Listing, PageRefusal>(var listing) ->
                    throw new AssertionError("listed " + listing);
            case Result.Err<Listing, PageRefusal>(var refusal) -> refusal;
        };
    }
}
