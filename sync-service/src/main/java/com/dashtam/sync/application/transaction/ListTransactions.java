package com.dashtam.sync.application.transaction;

import com.dashtam.kernel.command.Query;
import com.dashtam.kernel.page.Page;
import com.dashtam.sync.domain.transaction.Transaction;
import com.dashtam.sync.domain.transaction.TransactionFilter;
import com.dashtam.sync.domain.transaction.TransactionSort;
import java.util.Optional;

/**
 * Asks for a page of a user's transactions.
 *
 * @param offset how many to pass over; not together with a cursor
 * @param limit how many at most
 * @param counted whether the exact number over all pages is wanted
 */
public record ListTransactions(
        TransactionFilter filter,
        TransactionSort sort,
        Optional<String> cursor,
        int offset,
        int limit,
        boolean counted)
        implements Query {

    /** Passing over rows costs as much as reading them; a cursor does not. */
    public static final int MAX_OFFSET = 10_000;

    /** The page, and the number over all pages when it was wanted. */
    public record Listing(Page<Transaction> page, Optional<Long> total) {}
}
