package com.dashtam.sync.application.transaction;

import com.dashtam.sync.domain.transaction.Transaction;
import com.dashtam.sync.domain.transaction.TransactionHistory;
import com.dashtam.sync.domain.transaction.TransactionHistory.Position;
import com.dashtam.sync.domain.transaction.TransactionHistory.Slice;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * A whole list, one piece after the other. What arrives meanwhile may be in it or not, but never
 * makes it longer than a list may be.
 */
final class Pieces implements Iterator<List<Transaction>> {

    private static final int PIECE = 1_000;

    private final TransactionHistory history;
    private final ExportTransactions query;
    private Optional<Position> after = Optional.empty();
    private int left;

    Pieces(TransactionHistory history, ExportTransactions query, int maxRows) {
        this.history = history;
        this.query = query;
        this.left = maxRows;
    }

    @Override
    public boolean hasNext() {
        return left > 0;
    }

    /** The last one may be empty. */
    @Override
    public List<Transaction> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        int wanted = Math.min(PIECE, left);
        List<Transaction> found =
                history.list(query.filter(), new Slice(query.sort(), after, 0, wanted));
        left = found.size() < wanted ? 0 : left - wanted;
        if (!found.isEmpty()) {
            after = Optional.of(query.sort().positionOf(found.getLast()));
        }
        return found;
    }
}
