package com.dashtam.sync.domain.transaction;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The transactions that are kept. */
public interface TransactionHistory {

    List<Transaction> list(TransactionFilter filter, Slice slice);

    /** Exactly how many transactions the filter leaves. */
    long count(TransactionFilter filter);

    /** Whether the filter leaves more than so many; not one more than that is looked at. */
    boolean hasMoreThan(TransactionFilter filter, int rows);

    Optional<Transaction> findOwned(UUID id, UUID userId);

    /**
     * Which part of a list is wanted.
     *
     * @param after the last transaction before it; in the same order
     * @param offset how many to pass over from there
     */
    record Slice(TransactionSort sort, Optional<Position> after, int offset, int limit) {

        public static Slice first(TransactionSort sort, int limit) {
            return new Slice(sort, Optional.empty(), 0, limit);
        }
    }

    /** The place of a transaction in a list. */
    sealed interface Position {

        UUID id();

        /** In a list by date. */
        record OnDate(LocalDate date, UUID id) implements Position {}

        /** In a list by amount. */
        record OfAmount(BigDecimal amount, UUID id) implements Position {}
    }
}
