package com.dashtam.sync.infrastructure.persistence;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.TransactionStatus;
import com.dashtam.kernel.feed.TransactionSubtype;
import com.dashtam.kernel.feed.TransactionType;
import com.dashtam.sync.contract.Ports;
import com.dashtam.sync.contract.Telling;
import com.dashtam.sync.domain.account.AccountFilter;
import com.dashtam.sync.domain.ledger.Counts;
import com.dashtam.sync.domain.ledger.Coverage;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.transaction.AmountRange;
import com.dashtam.sync.domain.transaction.DateWindow;
import com.dashtam.sync.domain.transaction.SearchWords;
import com.dashtam.sync.domain.transaction.Transaction;
import com.dashtam.sync.domain.transaction.TransactionChange;
import com.dashtam.sync.domain.transaction.TransactionChanges;
import com.dashtam.sync.domain.transaction.TransactionFilter;
import com.dashtam.sync.domain.transaction.TransactionFilterBuilder;
import com.dashtam.sync.domain.transaction.TransactionHistory.Slice;
import com.dashtam.sync.domain.transaction.TransactionSort;
import com.dashtam.sync.fixture.Any;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How many rows of a table with many are read: as many as a page has, not as there are. */
class LargeAccountIT {

    private static final int ROWS = 40_000;
    private static final int PAGE = 50;
    private static final int DEEP = 30_000;

    /** With what is looked at beside a page, such as rows that are as new as its last. */
    private static final int FEW = 4 * PAGE;

    private static final JdbcPorts DATABASE = new JdbcPorts();
    private static final Ports PORTS = DATABASE.ports();
    private static final Holder HOLDER = new Holder(Any.IDS.next(), Any.IDS.next());

    @BeforeAll
    static void aLargeAccount() {
        PORTS.transactions()
                .inTransaction(() -> {
                    PORTS.connections().save(Any.connectionOf(HOLDER), Any.NOW.plusSeconds(3600));
                    return PORTS.ledger()
                            .mergeAccounts(
                                    HOLDER,
                                    List.of(Any.account("large"), Any.account("b")),
                                    Any.NOW);
                });
        assertThat(Telling.of(PORTS, HOLDER, Any.NOW, rows(0, ROWS)))
                .isEqualTo(new Counts(ROWS, 0, 0, 0));
        DATABASE.vacuum();
    }

    private static List<NormalizedTransaction> rows(int from, int to) {
        return IntStream.range(from, to).mapToObj(LargeAccountIT::row).toList();
    }

    /** Every thousandth is pending, traded, a fee and has a name of its own. */
    private static NormalizedTransaction row(int i) {
        boolean rare = i % 1000 == 0;
        var draft =
                Any.transaction("large")
                        .id("row" + i)
                        .date(Any.TODAY.minusDays((ROWS - i) / 40))
                        .amount(Integer.toString(i % 5000 - 2500))
                        .subtype(rare ? TransactionSubtype.ACCOUNT_FEE : TransactionSubtype.DEPOSIT)
                        .description(rare ? "RARE THING " + i : "GROCERY OUTLET " + i % 977)
                        .status(rare ? TransactionStatus.PENDING : TransactionStatus.SETTLED);
        return (rare ? draft.trading("VTI", "1", "2") : draft).get();
    }

    @ParameterizedTest
    @EnumSource(TransactionSort.class)
    void readsAPageAtAnyDepth(TransactionSort sort) {
        for (var filter : List.of(of(), of().account(account()))) {
            Transaction deep =
                    PORTS.history()
                            .list(filter.build(), new Slice(sort, Optional.empty(), DEEP, 1))
                            .getFirst();
            var behind = new Slice(sort, Optional.of(sort.positionOf(deep)), 0, PAGE);

            assertThat(rowsRead(filter, Slice.first(sort, PAGE))).isBetween(PAGE, FEW);
            assertThat(rowsRead(filter, behind)).isBetween(PAGE, FEW);
        }
    }

    @ParameterizedTest
    @EnumSource(TransactionSort.class)
    void doesNotReadWhatAnOffsetPassesOver(TransactionSort sort) {
        var slice = new Slice(sort, Optional.empty(), 10_000, PAGE);

        assertThat(rowsRead(of(), slice)).isBetween(PAGE, FEW);
        assertThat(rowsRead(of().account(account()), slice)).isBetween(PAGE, FEW);
        assertThat(rowsRead(of().connection(Optional.of(HOLDER.connectionId())), slice))
                .isBetween(PAGE, FEW);
    }

    static Stream<Arguments> filters() {
        return Stream.of(
                Arguments.of("a type", of().type(Optional.of(TransactionType.FEE))),
                Arguments.of("no such type", of().type(Optional.of(TransactionType.TRADE))),
                Arguments.of(
                        "a subtype", of().subtype(Optional.of(TransactionSubtype.ACCOUNT_FEE))),
                Arguments.of(
                        "no such subtype", of().subtype(Optional.of(TransactionSubtype.JOURNAL))),
                Arguments.of("a status", of().status(Optional.of(TransactionStatus.PENDING))),
                Arguments.of("a symbol", of().symbol(Optional.of("vti"))),
                Arguments.of("no such symbol", of().symbol(Optional.of("none"))),
                Arguments.of("a word", of().words(SearchWords.parse("thing"))),
                Arguments.of("no such word", of().words(SearchWords.parse("nowhere"))),
                Arguments.of(
                        "days",
                        of().window(
                                        new DateWindow(
                                                Optional.of(Any.TODAY.minusDays(501)),
                                                Optional.of(Any.TODAY.minusDays(500))))),
                Arguments.of(
                        "an amount",
                        of().amounts(
                                        new AmountRange(
                                                Optional.of(new BigDecimal("2490")),
                                                Optional.empty()))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filters")
    void readsWhatAFilterLeaves(String name, TransactionFilterBuilder filter) {
        var slice = Slice.first(TransactionSort.NEWEST_FIRST, PAGE);

        assertThat(rowsRead(filter, slice)).isLessThanOrEqualTo(FEW);
        assertThat(rowsRead(filter.account(account()), slice)).isLessThanOrEqualTo(FEW);
    }

    @Test
    void readsThePagesOfChangesFromWhereTheyBegin() {
        var changes = new JdbcTransactionChanges(DATABASE.jdbc());
        long version = changes.version(HOLDER.userId());
        var span = new TransactionChanges.Span(0, version, version);
        var begin = new TransactionChange.Position(0, new UUID(0, 0));
        TransactionChange deep = changes.list(HOLDER.userId(), span, begin, DEEP).getLast();

        for (var position : List.of(begin, deep.position())) {
            assertThat(rowsRead(() -> changes.list(HOLDER.userId(), span, position, PAGE)))
                    .isBetween(PAGE, FEW);
        }
    }

    /** The last days of an account, as each sync reads them. */
    @Test
    void mergesAndConcludesWithoutReadingTheRest() {
        var last = rows(ROWS - 80, ROWS + 20);
        var days = DateWindow.since(Any.TODAY.minusDays(3));
        var telling = new Telling(PORTS, HOLDER, Any.NOW);

        int merging = rowsRead(() -> telling.page(last));
        int concluding =
                rowsRead(() -> telling.conclude(new Coverage.Listing(Optional.empty(), days)));

        assertThat(merging).isBetween(80, 20 * last.size());
        assertThat(concluding).isLessThan(20 * last.size());
    }

    private static TransactionFilterBuilder of() {
        return TransactionFilter.of(HOLDER.userId());
    }

    private static Optional<UUID> account() {
        return PORTS.accounts().list(AccountFilter.all(HOLDER.userId())).stream()
                .filter(account -> account.providerAccountId().equals("large"))
                .map(account -> account.id())
                .findFirst();
    }

    private static int rowsRead(TransactionFilterBuilder filter, Slice slice) {
        return rowsRead(() -> PORTS.history().list(filter.build(), slice));
    }

    private static <T> int rowsRead(Supplier<T> work) {
        return requireNonNull(
                PORTS.transactions()
                        .inTransaction(() -> {
                            int before = DATABASE.rowsOfTransactionsRead();
                            T ignored = work.get();
                            return DATABASE.rowsOfTransactionsRead() - before;
                        }));
    }
}
