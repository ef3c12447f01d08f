package com.dashtam.sync.memory;

import com.dashtam.sync.domain.transaction.Transaction;
import com.dashtam.sync.domain.transaction.TransactionFilter;
import com.dashtam.sync.domain.transaction.TransactionHistory;
import com.dashtam.sync.memory.Memory.StoredTransaction;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

final class InMemoryTransactionHistory implements TransactionHistory {

    private static final Comparator<Transaction> NEWEST_FIRST =
            Comparator.comparing(Transaction::date)
                    .thenComparing(t -> t.id().toString())
                    .reversed();

    private final Memory memory;

    InMemoryTransactionHistory(Memory memory) {
        this.memory = memory;
    }

    @Override
    public List<Transaction> list(TransactionFilter filter, Optional<Position> after, int limit) {
        return matching(filter)
                .filter(t -> after.map(position -> isBehind(t, position)).orElse(true))
                .sorted(NEWEST_FIRST)
                .limit(limit)
                .toList();
    }

    private static boolean isBehind(Transaction t, Position position) {
        int byDate = t.date().compareTo(position.date());
        return byDate < 0
                || byDate == 0 && t.id().toString().compareTo(position.id().toString()) < 0;
    }

    @Override
    public long count(TransactionFilter filter) {
        return matching(filter).count();
    }

    private Stream<Transaction> matching(TransactionFilter filter) {
        return memory.transactions.values().stream()
                .filter(stored -> stored.userId().equals(filter.userId()))
                .map(StoredTransaction::transaction)
                .filter(t -> filter.accountId().map(t.accountId()::equals).orElse(true))
                .filter(t -> filter.type().map(type -> type == t.subtype().type()).orElse(true))
                .filter(t -> filter.status().map(status -> status == t.status()).orElse(true))
                .filter(t -> filter.window().from().map(d -> !t.date().isBefore(d)).orElse(true))
                .filter(t -> filter.window().to().map(d -> !t.date().isAfter(d)).orElse(true));
    }

    @Override
    public Optional<Transaction> findOwned(UUID id, UUID userId) {
        return Optional.ofNullable(memory.transactions.get(id))
                .filter(stored -> stored.userId().equals(userId))
                .map(StoredTransaction::transaction);
    }
}
