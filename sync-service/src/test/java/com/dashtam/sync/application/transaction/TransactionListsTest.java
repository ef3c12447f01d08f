package com.dashtam.sync.application.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.page.Cursors;
import com.dashtam.kernel.result.Result;
import com.dashtam.sync.application.page.Ownership;
import com.dashtam.sync.application.page.PageRefusal;
import com.dashtam.sync.application.transaction.ExportTransactions.Rows;
import com.dashtam.sync.application.transaction.ListTransactions.Listing;
import com.dashtam.sync.contract.Telling;
import com.dashtam.sync.domain.account.AccountFilter;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.transaction.AmountRange;
import com.dashtam.sync.domain.transaction.DateWindow;
import com.dashtam.sync.domain.transaction.Transaction;
import com.dashtam.sync.domain.transaction.TransactionFilter;
import com.dashtam.sync.domain.transaction.TransactionSort;
import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.memory.Office;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionListsTest {

    private static final int ROWS = 10;
    private static final int LIMIT = 3;
    private static final int MAX_EXPORTED = 2_510;

    private final Office office = new Office();
    private final Holder holder = office.connected();
    private final TransactionFilter all = TransactionFilter.all(holder.userId());
    private final FilterCheck check =
            new FilterCheck(new Ownership(office.ports.accounts(), office.ports.connections()));
    private final ListTransactionsHandler list =
            new ListTransactionsHandler(
                    office.ports.history(), check, new Cursors(new byte[32], "test"));
    private final ExportTransactionsHandler export =
            new ExportTransactionsHandler(office.ports.history(), check, MAX_EXPORTED);
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
        var counted =
                list.handle(
                        new ListTransactions(
                                all, TransactionSort.NEWEST_FIRST, Optional.empty(), 0, 3, true));
        assertThat(counted.map(Listing::total)).isEqualTo(Result.ok(Optional.of((long) ROWS)));
    }

    @Test
    void refusesACursorOfOtherFiltersOfSomebodyElseOrOfNobody() {
        var cursor = listed(all, Optional.empty(), 3).page().next();
        var since = DateWindow.since(Any.TODAY.minusDays(3));
        var narrower = TransactionFilter.of(holder.userId()).window(since).build();

        assertThat(refused(narrower, cursor)).isEqualTo(PageRefusal.CURSOR_INVALID);
        assertThat(refused(TransactionFilter.all(UUID.randomUUID()), cursor))
                .isEqualTo(PageRefusal.CURSOR_INVALID);
        assertThat(refused(all, cursor.map(text -> text.substring(1))))
                .isEqualTo(PageRefusal.CURSOR_INVALID);
        assertThat(refused(all, Optional.of("%%"))).isEqualTo(PageRefusal.CURSOR_INVALID);
        assertThat(refused(query(all, TransactionSort.OLDEST_FIRST, cursor, 0)))
                .isEqualTo(PageRefusal.CURSOR_INVALID);
        assertThat(refused(query(all, TransactionSort.LARGEST_FIRST, cursor, 0)))
                .isEqualTo(PageRefusal.CURSOR_INVALID);
    }

    @ParameterizedTest
    @EnumSource(TransactionSort.class)
    void pagesInEachOrderByCursorAsByOffset(TransactionSort sort) {
        var byCursor = new ArrayList<UUID>();
        Optional<String> cursor = Optional.empty();
        do {
            Listing page = listed(query(all, sort, cursor, 0));
            page.page().items().forEach(t -> byCursor.add(t.id()));
            cursor = page.page().next();
        } while (cursor.isPresent());

        var byOffset = new ArrayList<UUID>();
        for (int offset = 0; offset < ROWS; offset += LIMIT) {
            listed(query(all, sort, Optional.empty(), offset))
                    .page()
                    .items()
                    .forEach(t -> byOffset.add(t.id()));
        }
        assertThat(byCursor).isEqualTo(byOffset).hasSize(ROWS).doesNotHaveDuplicates();
    }

    @Test
    void goesOnWithACursorWhereAnOffsetBegan() {
        Listing page = listed(query(all, TransactionSort.NEWEST_FIRST, Optional.empty(), 4));
        Listing next = listed(query(all, TransactionSort.NEWEST_FIRST, page.page().next(), 0));

        assertThat(next.page().items())
                .isEqualTo(
                        listed(query(all, TransactionSort.NEWEST_FIRST, Optional.empty(), 7))
                                .page()
                                .items());
    }

    @Test
    void refusesAnOffsetThatIsTooFarOrStandsBesideACursor() {
        var cursor = listed(all, Optional.empty(), 3).page().next();
        var sort = TransactionSort.NEWEST_FIRST;

        assertThat(listed(query(all, sort, Optional.empty(), 10_000)).page().items()).isEmpty();
        assertThat(refused(query(all, sort, Optional.empty(), 10_001)))
                .isEqualTo(PageRefusal.OFFSET_TOO_FAR);
        assertThat(refused(query(all, sort, cursor, 1))).isEqualTo(PageRefusal.OFFSET_WITH_CURSOR);
    }

    @Test
    void refusesAnAccountOrAConnectionOfSomebodyElse() {
        UUID stranger = UUID.randomUUID();
        var connection = Optional.of(holder.connectionId());

        assertThat(refused(TransactionFilter.of(stranger).connection(connection).build()))
                .isEqualTo(PageRefusal.OWNER_NOT_FOUND);
        assertThat(
                        refused(
                                TransactionFilter.of(holder.userId())
                                        .connection(Optional.of(UUID.randomUUID()))
                                        .build()))
                .isEqualTo(PageRefusal.OWNER_NOT_FOUND);
        var own = TransactionFilter.of(holder.userId()).connection(connection).build();
        assertThat(listed(own, Optional.empty(), 100).page().items()).hasSize(ROWS);
    }

    @Test
    void refusesRangesThatHoldNothingOrACentury() {
        assertThat(refused(amounts("2", "1.99"))).isEqualTo(PageRefusal.AMOUNTS_REVERSED);
        assertThat(listed(amounts("2", "2.00"), Optional.empty(), 3).page().items()).isEmpty();
        assertThat(refused(days(DateWindow.MAX_DAYS + 1L))).isEqualTo(PageRefusal.WINDOW_TOO_LONG);
        assertThat(listed(days(DateWindow.MAX_DAYS), Optional.empty(), 3).page().items())
                .hasSize(3);
        assertThat(refused(days(-1))).isEqualTo(PageRefusal.WINDOW_REVERSED);
    }

    private TransactionFilter amounts(String least, String most) {
        var range =
                new AmountRange(
                        Optional.of(new BigDecimal(least)), Optional.of(new BigDecimal(most)));
        return TransactionFilter.of(holder.userId()).amounts(range).build();
    }

    private TransactionFilter days(long length) {
        var from = Any.TODAY.minusDays(5);
        var window = new DateWindow(Optional.of(from), Optional.of(from.plusDays(length)));
        return TransactionFilter.of(holder.userId()).window(window).build();
    }

    @Test
    void exportsEverythingInOrderPieceByPiece() {
        merge("more", MAX_EXPORTED - ROWS);
        var ids = new ArrayList<UUID>();
        var pieces = new ArrayList<Integer>();
        exported(all)
                .pieces()
                .forEachRemaining(piece -> {
                    pieces.add(piece.size());
                    piece.forEach(t -> ids.add(t.id()));
                });

        assertThat(pieces).containsExactly(1_000, 1_000, 510);
        assertThat(ids).hasSize(2_510).doesNotHaveDuplicates();
    }

    @Test
    void exportsNoMoreThanIsAllowedWhenRowsArriveMeanwhile() {
        var pieces = exported(all).pieces();
        merge("more", MAX_EXPORTED);
        var count = new AtomicInteger();
        pieces.forEachRemaining(piece -> count.addAndGet(piece.size()));

        assertThat(count).hasValue(MAX_EXPORTED);
    }

    @Test
    void exportsNoMoreThanIsAllowedNorWhatIsNotTheUsers() {
        assertThat(exported(amounts("2", "3")).pieces().next()).isEmpty();
        merge("more", MAX_EXPORTED - ROWS + 1);
        assertThat(exportRefused(all)).isEqualTo(PageRefusal.TOO_MANY_ROWS);
        assertThat(exportRefused(days(-1))).isEqualTo(PageRefusal.WINDOW_REVERSED);
        var foreign = ofAccount(holder.userId(), UUID.randomUUID());
        assertThat(exportRefused(foreign)).isEqualTo(PageRefusal.OWNER_NOT_FOUND);
    }

    private Rows exported(TransactionFilter filter) {
        return switch (export.handle(
                new ExportTransactions(filter, TransactionSort.NEWEST_FIRST))) {
            case Result.Ok<Rows, PageRefusal>(var rows) -> rows;
            case Result.Err<Rows, PageRefusal>(var refusal) -> throw new AssertionError(refusal);
        };
    }

    private PageRefusal exportRefused(TransactionFilter filter) {
        return switch (export.handle(
                new ExportTransactions(filter, TransactionSort.NEWEST_FIRST))) {
            case Result.Ok<Rows, PageRefusal>(var rows) ->
                    throw new AssertionError("exported " + rows);
            case Result.Err<Rows, PageRefusal>(var refusal) -> refusal;
        };
    }

    @Test
    void refusesAnAccountOfSomebodyElse() {
        UUID account =
                office.ports.accounts().list(AccountFilter.all(holder.userId())).getFirst().id();

        assertThat(refused(ofAccount(UUID.randomUUID(), account), Optional.empty()))
                .isEqualTo(PageRefusal.OWNER_NOT_FOUND);
        assertThat(
                        listed(ofAccount(holder.userId(), account), Optional.empty(), 100)
                                .page()
                                .items())
                .hasSize(ROWS);
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
        return TransactionFilter.of(userId).account(Optional.of(account)).build();
    }

    private static ListTransactions query(
            TransactionFilter filter, TransactionSort sort, Optional<String> cursor, int offset) {
        return new ListTransactions(filter, sort, cursor, offset, LIMIT, false);
    }

    private static ListTransactions query(
            TransactionFilter filter, Optional<String> cursor, int limit) {
        return new ListTransactions(filter, TransactionSort.NEWEST_FIRST, cursor, 0, limit, false);
    }

    private Listing listed(TransactionFilter filter, Optional<String> cursor, int limit) {
        return listed(query(filter, cursor, limit));
    }

    private Listing listed(ListTransactions query) {
        return switch (list.handle(query)) {
            case Result.Ok<Listing, PageRefusal>(var listing) -> listing;
            case Result.Err<Listing, PageRefusal>(var refusal) -> throw new AssertionError(refusal);
        };
    }

    private PageRefusal refused(TransactionFilter filter) {
        return refused(filter, Optional.empty());
    }

    private PageRefusal refused(TransactionFilter filter, Optional<String> cursor) {
        return refused(query(filter, cursor, LIMIT));
    }

    private PageRefusal refused(ListTransactions query) {
        return switch (list.handle(query)) {
            case Result.Ok<Listing, PageRefusal>(var listing) ->
                    throw new AssertionError("listed " + listing);
            case Result.Err<Listing, PageRefusal>(var refusal) -> refusal;
        };
    }
}
