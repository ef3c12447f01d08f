package com.dashtam.sync.memory;

import com.dashtam.kernel.feed.NormalizedTransaction.SecurityDetails;
import com.dashtam.sync.domain.transaction.SearchWords;
import com.dashtam.sync.domain.transaction.Transaction;
import com.dashtam.sync.domain.transaction.TransactionFilter;
import com.dashtam.sync.domain.transaction.TransactionHistory;
import com.dashtam.sync.domain.transaction.TransactionSort;
import com.dashtam.sync.memory.Memory.StoredTransaction;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

final class InMemoryTransactionHistory implements TransactionHistory {

    private final Memory memory;

    InMemoryTransactionHistory(Memory memory) {
        this.memory = memory;
    }

    @Override
    public List<Transaction> list(TransactionFilter filter, Slice slice) {
        Comparator<Position> order = order(slice.sort());
        return matching(filter)
                .filter(t ->
                        slice.after()
                                .map(p -> order.compare(slice.sort().positionOf(t), p) > 0)
                                .orElse(true))
                .sorted(Comparator.comparing(slice.sort()::positionOf, order))
                .skip(slice.offset())
                .limit(slice.limit())
                .toList();
    }

    private static Comparator<Position> order(TransactionSort sort) {
        Comparator<Position> order =
                Comparator.comparing(InMemoryTransactionHistory::number)
                        .thenComparing(position -> position.id().toString());
        return sort.isDescending() ? order.reversed() : order;
    }

    private static BigDecimal number(Position position) {
        return switch (position) {
            case Position.OnDate(var date, var _) -> BigDecimal.valueOf(date.toEpochDay());
            case Position.OfAmount(var amount, var _) -> amount;
        };
    }

    @Override
    public long count(TransactionFilter filter) {
        return matching(filter).count();
    }

    @Override
    public boolean hasMoreThan(TransactionFilter filter, int rows) {
        return count(filter) > rows;
    }

    private Stream<Transaction> matching(TransactionFilter filter) {
        return memory.transactions.values().stream()
                .filter(stored -> stored.userId().equals(filter.userId()))
                .map(StoredTransaction::transaction)
                .filter(t -> isUnlessOther(filter.accountId(), t.accountId()))
                .filter(t -> isUnlessOther(filter.connectionId(), connectionOf(t)))
                .filter(t -> isUnlessOther(filter.type(), t.subtype().type()))
                .filter(t -> isUnlessOther(filter.subtype(), t.subtype()))
                .filter(t -> isUnlessOther(filter.status(), t.status()))
                .filter(t -> isUnlessOther(filter.currency(), t.amount().currency()))
                .filter(t -> filter.window().from().map(d -> !t.date().isBefore(d)).orElse(true))
                .filter(t -> filter.window().to().map(d -> !t.date().isAfter(d)).orElse(true))
                .filter(t -> filter.amounts().least().map(a -> compare(t, a) >= 0).orElse(true))
                .filter(t -> filter.amounts().most().map(a -> compare(t, a) <= 0).orElse(true))
                .filter(t -> isOfSecurity(filter, t))
                .filter(t -> filter.words().map(words -> has(t, words)).orElse(true));
    }

    private static <T> boolean isUnlessOther(Optional<T> wanted, T found) {
        return wanted.map(found::equals).orElse(true);
    }

    private UUID connectionOf(Transaction t) {
        return memory.accounts.get(t.accountId()).account().connectionId();
    }

    private static int compare(Transaction t, BigDecimal amount) {
        return t.amount().amount().compareTo(amount);
    }

    private static boolean isOfSecurity(TransactionFilter filter, Transaction t) {
        Optional<String> symbol = t.security().flatMap(SecurityDetails::symbol);
        return filter.symbol()
                        .map(wanted -> symbol.filter(wanted::equalsIgnoreCase).isPresent())
                        .orElse(true)
                && (filter.assetType().isEmpty()
                        || t.security()
                                .flatMap(SecurityDetails::assetType)
                                .equals(filter.assetType()));
    }

    private static boolean has(Transaction t, SearchWords search) {
        List<String> words = SearchWords.of(t.description());
        int whole = search.words().size() - 1;
        return words.containsAll(search.words().subList(0, whole))
                && words.stream().anyMatch(word -> word.startsWith(search.words().get(whole)));
    }

    @Override
    public Optional<Transaction> findOwned(UUID id, UUID userId) {
        return Optional.ofNullable(memory.transactions.get(id))
                .filter(stored -> stored.userId().equals(userId))
                .map(StoredTransaction::transaction);
    }
}
