package com.dashtam.sync.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.AssetType;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.TransactionStatus;
import com.dashtam.kernel.feed.TransactionSubtype;
import com.dashtam.kernel.feed.TransactionType;
import com.dashtam.sync.domain.account.Account;
import com.dashtam.sync.domain.account.AccountFilter;
import com.dashtam.sync.domain.ledger.Counts;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.transaction.AmountRange;
import com.dashtam.sync.domain.transaction.DateWindow;
import com.dashtam.sync.domain.transaction.SearchWords;
import com.dashtam.sync.domain.transaction.Transaction;
import com.dashtam.sync.domain.transaction.TransactionFilter;
import com.dashtam.sync.domain.transaction.TransactionFilterBuilder;
import com.dashtam.sync.domain.transaction.TransactionHistory.Position;
import com.dashtam.sync.domain.transaction.TransactionHistory.Slice;
import com.dashtam.sync.domain.transaction.TransactionSort;
import com.dashtam.sync.fixture.Any;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

public abstract class TransactionHistoryContract {

    private final Ports ports = ports();
    private final Holder holder = Any.holder();

    protected abstract Ports ports();

    @BeforeEach
    void transactionsOfTwoAccounts() {
        List<NormalizedTransaction> rows = new ArrayList<>();
        for (int day = 0; day < 10; day++) {
            var draft = Any.transaction("a").id("a" + day).date(Any.TODAY.minusDays(day));
            rows.add(day == 0 ? draft.status(TransactionStatus.PENDING).get() : draft.get());
        }
        rows.add(
                Any.transaction("b")
                        .id("b0")
                        .date(Any.TODAY.minusDays(2))
                        .subtype(TransactionSubtype.BUY)
                        .trading("VTI", "1.5", "250.25")
                        .get());
        rows.add(
                Any.transaction("b")
                        .id("b1")
                        .date(Any.TODAY.minusDays(4))
                        .subtype(TransactionSubtype.DIVIDEND)
                        .get());
        var counts =
                ports.transactions()
                        .inTransaction(() -> {
                            ports.connections()
                                    .save(Any.connectionOf(holder), Any.NOW.plusSeconds(3600));
                            var accounts = List.of(Any.account("a"), Any.account("b"));
                            return ports.ledger().mergeAccounts(holder, accounts, Any.NOW);
                        });
        assertThat(counts.created()).isEqualTo(2);
        assertThat(Telling.of(ports, holder, Any.NOW, rows).created()).isEqualTo(12);
    }

    @Test
    void listsTheNewestFirst() {
        assertThat(names(list(all())))
                .containsExactly(
                        "a0", "a1", "b0", "a2", "a3", "b1", "a4", "a5", "a6", "a7", "a8", "a9");
    }

    @ParameterizedTest
    @EnumSource(TransactionSort.class)
    void goesOnBehindAPositionWithoutGapOrRepeat(TransactionSort sort) {
        addSomeOfEachKind();
        for (var filter : lists()) {
            List<Transaction> seen = new ArrayList<>();
            Optional<Position> position = Optional.empty();
            List<Transaction> page = ports.history().list(filter, new Slice(sort, position, 0, 5));
            while (!page.isEmpty()) {
                seen.addAll(page);
                position = Optional.of(sort.positionOf(page.getLast()));
                page = ports.history().list(filter, new Slice(sort, position, 0, 5));
            }
            assertThat(seen)
                    .isEqualTo(ports.history().list(filter, Slice.first(sort, 100)))
                    .hasSizeGreaterThan(5);
        }
    }

    @ParameterizedTest
    @EnumSource(TransactionSort.class)
    void passesOverAsManyAsItIsTold(TransactionSort sort) {
        addSomeOfEachKind();
        for (var filter : lists()) {
            List<Transaction> whole = ports.history().list(filter, Slice.first(sort, 100));

            assertThat(ports.history().list(filter, new Slice(sort, Optional.empty(), 3, 2)))
                    .isEqualTo(whole.subList(3, 5));
            assertThat(
                            ports.history()
                                    .list(
                                            filter,
                                            new Slice(
                                                    sort,
                                                    Optional.of(sort.positionOf(whole.get(2))),
                                                    2,
                                                    1)))
                    .isEqualTo(whole.subList(5, 6));
            assertThat(
                            ports.history()
                                    .list(
                                            filter,
                                            new Slice(sort, Optional.empty(), whole.size(), 4)))
                    .isEmpty();
        }
    }

    private List<TransactionFilter> lists() {
        var transfers = Optional.of(TransactionType.TRANSFER);
        var wires = Optional.of(TransactionSubtype.WIRE_IN);
        return List.of(
                all(),
                of().connection(Optional.of(holder.connectionId())).build(),
                of().connection(Optional.of(holder.connectionId())).subtype(wires).build(),
                of().type(transfers).build(),
                ofAccount("a").type(transfers).subtype(wires).build());
    }

    private void addSomeOfEachKind() {
        var kinds = List.of(TransactionSubtype.DEPOSIT, TransactionSubtype.WIRE_IN);
        for (int i = 0; i < 32; i++) {
            merge(
                    Any.transaction(i % 2 == 0 ? "a" : "b")
                            .id("kind" + i)
                            .subtype(kinds.get(i / 2 % kinds.size()))
                            .amount(Integer.toString(i % 3 - 1))
                            .date(Any.TODAY.minusDays(i / 8))
                            .get());
        }
    }

    @Test
    void listsByAmountAndEqualOnesByTheirIds() {
        merge(Any.transaction("a").id("large").amount("1000").get());
        merge(Any.transaction("b").id("small").amount("-99.5").get());
        merge(Any.transaction("a").id("same").amount("1000.00").get());

        List<Transaction> largest =
                ports.history().list(all(), Slice.first(TransactionSort.LARGEST_FIRST, 20));
        assertThat(names(largest).subList(0, 2)).containsExactlyInAnyOrder("large", "same");
        assertThat(largest.get(0).id().toString()).isGreaterThan(largest.get(1).id().toString());
        assertThat(names(largest)).last().isEqualTo("small");
        List<Transaction> smallest =
                ports.history().list(all(), Slice.first(TransactionSort.SMALLEST_FIRST, 20));
        assertThat(smallest).isEqualTo(largest.reversed());
    }

    @Test
    void listsNothingOfAnotherUser() {
        assertThat(list(TransactionFilter.all(UUID.randomUUID()))).isEmpty();
        assertThat(ports.history().count(TransactionFilter.all(UUID.randomUUID()))).isZero();
    }

    @Test
    void combinesItsConditions() {
        assertThat(found(ofAccount("b"))).containsExactly("b0", "b1");
        assertThat(found(of().type(Optional.of(TransactionType.TRADE)).window(last(9))))
                .containsExactly("b0");
        assertThat(found(ofAccount("a").type(Optional.of(TransactionType.TRADE)))).isEmpty();
        assertThat(
                        found(
                                of().type(Optional.of(TransactionType.TRANSFER))
                                        .status(Optional.of(TransactionStatus.PENDING))
                                        .window(last(9))))
                .containsExactly("a0");
        assertThat(found(ofAccount("a").window(days(3, 2)))).containsExactly("a2", "a3");
    }

    @Test
    void listsTheTransactionsOfOneConnection() {
        var second = new Holder(holder.userId(), UUID.randomUUID());
        keepAccount(second, "c");
        merge(second, Any.transaction("c").id("c0").get());

        assertThat(found(of().connection(Optional.of(second.connectionId()))))
                .containsExactly("c0");
        assertThat(found(of().connection(Optional.of(holder.connectionId())))).hasSize(12);
        assertThat(found(ofAccount("a").connection(Optional.of(second.connectionId())))).isEmpty();
        assertThat(found(of())).hasSize(13);
    }

    @Test
    void listsOneKindOneCurrencyOrOneKindOfAsset() {
        merge(
                Any.transaction("a")
                        .id("bought")
                        .subtype(TransactionSubtype.SELL)
                        .trading(Optional.of(AssetType.EQUITY), "vti", "2", "70.5")
                        .get());

        assertThat(found(of().subtype(Optional.of(TransactionSubtype.SELL))))
                .containsExactly("bought");
        assertThat(
                        found(
                                of().type(Optional.of(TransactionType.INCOME))
                                        .subtype(Optional.of(TransactionSubtype.SELL))))
                .isEmpty();
        assertThat(found(of().symbol(Optional.of("vTi"))))
                .containsExactlyInAnyOrder("bought", "b0");
        assertThat(found(of().symbol(Optional.of("VT")))).isEmpty();
        assertThat(found(of().symbol(Optional.of("vti")).assetType(Optional.of(AssetType.EQUITY))))
                .containsExactly("bought");
        assertThat(found(of().assetType(Optional.of(AssetType.OPTION)))).isEmpty();
        assertThat(found(of().currency(Optional.of(Any.USD)))).hasSize(13);
        assertThat(found(of().currency(Optional.of(Any.EUR)))).isEmpty();
    }

    @Test
    void listsAmountsWithinARangeBothEndsIncluded() {
        merge(Any.transaction("a").id("x").amount("-20.50").get());
        merge(Any.transaction("b").id("y").amount("0.000000000000000001").get());

        assertThat(found(amounts("-20.5", "-20.5"))).containsExactly("x");
        assertThat(found(amounts("0", "1"))).containsExactly("y");
        assertThat(found(amounts("-12.33", ""))).containsExactly("y");
        assertThat(found(amounts("", "-12.35"))).containsExactly("x");
        assertThat(found(amounts("2", "3"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    coffee           | 1
                    cof              | 1
                    Shop COFF        | 1
                    coffee sh        | 1
                    cof shop         | 0
                    shop coffee late | 0
                    amazon           | 1
                    com ab12         | 1
                    ab1              | 1
                    mazon            | 0
                    müll             | 1
                    ÜBERWEISUNG      | 1
                    foo's            | 1
                    a & !b           | 0
                    no. 7            | 1
                    """)
    void findsTheWordsOfADescriptionAndTheBeginningOfTheLast(String text, int count) {
        merge(Any.transaction("a").id("w1").description("COFFEE-SHOP #12 foo's").get());
        merge(Any.transaction("a").id("w2").description("AMAZON.COM*AB12").get());
        merge(Any.transaction("b").id("w3").description("Überweisung an Müller (No.7)").get());

        var search = SearchWords.parse(text);
        var filter = of().words(search).subtype(Optional.of(TransactionSubtype.WITHDRAWAL));
        assertThat(found(filter).stream().filter(name -> name.startsWith("w"))).hasSize(count);
        assertThat(ports.history().count(of().words(search).window(last(0)).build()))
                .isGreaterThanOrEqualTo(count);
        assertThat(
                        ports.history()
                                .count(
                                        TransactionFilter.of(UUID.randomUUID())
                                                .words(search)
                                                .build()))
                .isZero();
    }

    @Test
    void learnsTheKindOfWhatWasTraded() {
        var draft = Any.transaction("a").id("trade").subtype(TransactionSubtype.BUY);
        var unknown = draft.trading(Optional.empty(), "BND", "2", "70.5").get();
        var known = draft.trading(Optional.of(AssetType.FIXED_INCOME), "BND", "2", "70.5").get();

        assertThat(merge(unknown)).isEqualTo(new Counts(1, 0, 0, 0));
        assertThat(kindOfTheTrade()).isEmpty();
        assertThat(merge(known)).isEqualTo(new Counts(0, 1, 0, 0));
        assertThat(merge(known)).isEqualTo(new Counts(0, 0, 1, 0));
        assertThat(kindOfTheTrade()).contains(AssetType.FIXED_INCOME);
    }

    private Counts merge(NormalizedTransaction row) {
        return merge(holder, row);
    }

    private Counts merge(Holder of, NormalizedTransaction row) {
        return Telling.of(ports, of, Any.NOW, List.of(row));
    }

    private void keepAccount(Holder of, String account) {
        var counts =
                ports.transactions()
                        .inTransaction(() -> {
                            ports.connections()
                                    .save(Any.connectionOf(of), Any.NOW.plusSeconds(3600));
                            return ports.ledger()
                                    .mergeAccounts(of, List.of(Any.account(account)), Any.NOW);
                        });
        assertThat(counts.created()).isEqualTo(1);
    }

    private Optional<AssetType> kindOfTheTrade() {
        return list(all()).stream()
                .filter(transaction -> transaction.providerTransactionId().equals("trade"))
                .flatMap(transaction -> transaction.security().stream())
                .flatMap(security -> security.assetType().stream())
                .findFirst();
    }

    @Test
    void countsExactlyWhatItWouldList() {
        var filter = of().status(Optional.of(TransactionStatus.SETTLED)).window(days(5, 2)).build();

        assertThat(ports.history().count(filter)).isEqualTo(6).isEqualTo(list(filter).size());
        assertThat(ports.history().count(all())).isEqualTo(12);
        assertThat(ports.history().hasMoreThan(filter, 5)).isTrue();
        assertThat(ports.history().hasMoreThan(filter, 6)).isFalse();
    }

    @Test
    void findsATransactionForItsOwnerOnly() {
        Transaction first = list(all()).getFirst();

        assertThat(ports.history().findOwned(first.id(), holder.userId())).contains(first);
        assertThat(ports.history().findOwned(first.id(), UUID.randomUUID())).isEmpty();
        assertThat(ports.history().findOwned(UUID.randomUUID(), holder.userId())).isEmpty();
    }

    @Test
    void keepsWhatWasTraded() {
        var security = list(all()).get(2).security().orElseThrow();

        assertThat(security.symbol()).contains("VTI");
        assertThat(security.name()).isEmpty();
        assertThat(security.quantity()).contains(new BigDecimal("1.5"));
        assertThat(security.unitPrice()).contains(new BigDecimal("250.25"));
        assertThat(security.commission()).isEmpty();
    }

    private TransactionFilter all() {
        return TransactionFilter.all(holder.userId());
    }

    private TransactionFilterBuilder of() {
        return TransactionFilter.of(holder.userId());
    }

    private TransactionFilterBuilder ofAccount(String providerId) {
        return of().account(Optional.of(accountId(providerId)));
    }

    private TransactionFilterBuilder amounts(String least, String most) {
        return of().amounts(new AmountRange(amount(least), amount(most)));
    }

    private static Optional<BigDecimal> amount(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(text));
    }

    private List<String> found(TransactionFilterBuilder filter) {
        return names(list(filter.build()));
    }

    private UUID accountId(String providerId) {
        return ports.accounts().list(AccountFilter.all(holder.userId())).stream()
                .filter(account -> account.providerAccountId().equals(providerId))
                .map(Account::id)
                .findFirst()
                .orElseThrow();
    }

    private static DateWindow last(int days) {
        return DateWindow.since(Any.TODAY.minusDays(days));
    }

    private static DateWindow days(int from, int to) {
        LocalDate today = Any.TODAY;
        return new DateWindow(Optional.of(today.minusDays(from)), Optional.of(today.minusDays(to)));
    }

    private List<Transaction> list(TransactionFilter filter) {
        return ports.history().list(filter, Slice.first(TransactionSort.NEWEST_FIRST, 100));
    }

    private static List<String> names(List<Transaction> transactions) {
        return transactions.stream().map(Transaction::providerTransactionId).toList();
    }
}
