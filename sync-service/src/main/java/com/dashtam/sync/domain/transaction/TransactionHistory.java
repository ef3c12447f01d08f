package com.dashtam.sync.domain.transaction;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The transactions that are kept. */
public interface TransactionHistory {

    /** Newest first: by date, then by id, both descending. */
    List<Transaction> list(TransactionFilter filter, Optional<Position> after, int limit);

    /** Exactly how many transactions the filter leaves. */
    long count(TransactionFilter filter);

    Optional<Transaction> findOwned(UUID id, UUID userId);

    /** The place of a transaction in the list. */
    record Position(LocalDate date, UUID id) {}
}
