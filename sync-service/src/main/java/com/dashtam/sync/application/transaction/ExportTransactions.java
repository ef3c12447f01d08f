package com.dashtam.sync.application.transaction;

import com.dashtam.kernel.command.Query;
import com.dashtam.sync.domain.transaction.Transaction;
import com.dashtam.sync.domain.transaction.TransactionFilter;
import com.dashtam.sync.domain.transaction.TransactionSort;
import java.util.Iterator;
import java.util.List;

/** Asks for all of a user's transactions that a filter leaves. */
public record ExportTransactions(TransactionFilter filter, TransactionSort sort) implements Query {

    public static final int MAX_ROWS = 50_000;

    /**
     * The transactions, which are read piece by piece while they are taken: no connection to the
     * database is held in between, however slowly that is.
     */
    public record Rows(Iterator<List<Transaction>> pieces) {}
}
