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
import com.dashtam.sync.domain.transaction.DateWindow;
import com.dashtam.sync.domain.transaction.Transaction;
import com.dashtam.sync.domain.transaction.TransactionFilter;
import com.dashtam.sync.domain.transaction.TransactionHistory.Position;
import com.dashtam.sync.fixture.Any;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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

    @Test
    void goesOnBehindAPositionWithoutGapOrRepeat() {
        List<Transaction> seen = new ArrayList<>();
        Optional<Position> position = Optional.empty();
        List<Transaction> page = ports.history().list(all(), position, 5);
        while (!page.isEmpty()) {
            seen.addAll(page);
            position = Optional.of(new Position(page.getLast().date(), page.getLast().id()));
            page = ports.history().list(all(), position, 5);
        }
        assertThat(seen).isEqualTo(list(all()));
    }

    @Test
    void listsNothingOfAnotherUser() {
        assertThat(list(TransactionFilter.all(UUID.randomUUID()))).isEmpty();
        assertThat(ports.history().count(TransactionFilter.all(UUID.randomUUID()))).isZero();
    }

    @Test
    void combinesItsConditions() {
        assertThat(names(list(filter(Optional.of("b"), null, null, DateWindow.EVERYTHING))))
                .containsExactly("b0", "b1");
        assertThat(names(list(filter(Optional.empty(), TransactionType.TRADE, null, last(9)))))
                .containsExactly("b0");
        assertThat(names(list(filter(Optional.of("a"), TransactionType.TRADE, null, last(9)))))
                .isEmpty();
        assertThat(
                        names(
                                list(
                                        filter(
                                                Optional.empty(),
                                                TransactionType.TRANSFER,
                                                TransactionStatus.PENDING,
                                                last(9)))))
                .containsExactly("a0");
        assertThat(names(list(filter(Optional.of("a"), null, null, days(3, 2)))))
                .containsExactly("a2", "a3");
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
        return Telling.of(ports, holder, Any.NOW, List.of(row));
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
        var filter = filter(Optional.empty(), null, TransactionStatus.SETTLED, days(5, 2));

        assertThat(ports.history().count(filter)).isEqualTo(6).isEqualTo(list(filter).size());
        assertThat(ports.history().count(all())).isEqualTo(12);
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

    private TransactionFilter filter(
            Optional<String> account,
            @org.jspecify.annotations.Nullable TransactionType type,
            @org.jspecify.annotations.Nullable TransactionStatus status,
            DateWindow window) {
        return new TransactionFilter(
                holder.userId(),
                account.map(this::accountId),
                Optional.ofNullable(type),
                Optional.ofNullable(status),
                window);
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
        return ports.history().list(filter, Optional.empty(), 100);
    }

    private static List<String> names(List<Transaction> transactions) {
        return transactions.stream().map(Transaction::providerTransactionId).toList();
    }
}
