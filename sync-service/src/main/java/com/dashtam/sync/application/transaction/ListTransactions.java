package com.dashtam.sync.application.transaction;

import com.dashtam.kernel.command.Query;
import com.dashtam.kernel.page.Page;
import com.dashtam.sync.domain.transaction.Transaction;
import com.dashtam.sync.domain.transaction.TransactionFilter;
import java.util.Optional;

/**
 * Asks for a page of a user's transactions, newest first.
 *
 * @param limit how many at most
 * @param counted whether the exact number over all pages is wanted
 */
public record ListTransactions(
        TransactionFilter filter, Optional<String> cursor, int limit, boolean counted)
        implements Query {

    /** The page, and the number over all pages when it was wanted. */
    public record Listing(Page<Transaction> page, Optional<Long> total) {}
}
